/* The theme's search, with an index for each language, which is loaded when the search is first
 * used. It works from the disk too, where pages may neither fetch files nor start workers of them. */
(() => {
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const form = document.forms.namedItem("search");
  if (!form) return;
  const language = document.documentElement.lang === "es" ? "es" : "en";

  const loaded = new Promise((resolve) => {
    const load = () => {
      const script = document.createElement("script");
      script.src = `${base}/search/${language}.js`;
      script.onload = () => resolve(window.alambique_search);
      document.head.append(script);
    };
    const toggle = document.getElementById("__search");
    form.query.addEventListener("focus", load, { once: true });
    if (new URLSearchParams(location.search).has("q") || toggle.checked) load();
  });
  window.__search = { index: loaded.then(({ index }) => index) };

  /* Runs in the worker: the theme's own program, for which an accent makes no other word. */
  const start = (texts) => {
    self.importScripts = (...urls) => urls.forEach((url) => (0, eval)(texts[url.split("/").pop()]));
    (0, eval)(texts.worker);
    const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const { tokenizer } = lunr;
    lunr.tokenizer = (text, metadata) => tokenizer(text && fold(String(text)), metadata);
    const { search } = lunr.Index.prototype;
    lunr.Index.prototype.search = function (query) {
      return search.call(this, fold(query));
    };
  };

  const Native = window.Worker;
  window.Worker = class extends EventTarget {
    constructor() {
      super();
      this.worker = loaded.then(({ scripts }) => {
        const text = `(${start})(${JSON.stringify(scripts)})`;
        const worker = new Native(URL.createObjectURL(new Blob([text])));
        worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
        return worker;
      });
    }
    postMessage(message) {
      this.worker.then((worker) => worker.postMessage(message));
    }
  };
})();
