"""Makes the search index of each language: the guide in it, and the reference, which both have."""

import json
import pathlib
import shutil

SCRIPTS = "assets/javascripts"
LEFT_OUT = {"en": ("es/", "source/"), "es": ("en/", "source/")}


def write(site):
    """Replaces the one index of MkDocs in a built site by a script a language, which assets/search.js loads."""
    site = pathlib.Path(site)
    whole = site / "search" / "search_index.json"
    index = json.loads(whole.read_text(encoding="utf-8"))
    scripts = {path.name: path.read_text(encoding="utf-8")
               for path in (site / SCRIPTS / "lunr" / "min").glob("lunr.*.js")
               if path.name.split(".")[1] in ("stemmer", "es")}
    worker, = (site / SCRIPTS / "workers").glob("search.*.js")
    scripts["worker"] = worker.read_text(encoding="utf-8").split("\n//# sourceMappingURL")[0]
    for language, left_out in LEFT_OUT.items():
        docs = [entry for entry in index["docs"] if not entry["location"].startswith(left_out)]
        data = {"index": {**index, "docs": docs}, "scripts": scripts}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (site / "search" / f"{language}.js").write_text(f"alambique_search={text}\n", encoding="utf-8")
    whole.unlink()
    for folder in "lunr", "workers":  # what is used of them is in the scripts
        shutil.rmtree(site / SCRIPTS / folder)
    for path in [*site.rglob("*.map"), *site.glob("sitemap.*")]:  # the site has no address
        path.unlink()
