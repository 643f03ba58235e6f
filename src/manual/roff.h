/* Text as the man macros want it. Names of headings, summaries, paragraphs and explanations are
 * translated here, so that who calls needs no mark. */
#ifndef MANUAL_ROFF_H
#define MANUAL_ROFF_H

struct text;

/* ".TH" with the name in capitals, version and date below the page, and the notice that the source
 * is made. */
void roff_begin(struct text *page, const char *name, int section, const char *date);

/* "alambique-plan \- print the SQL that would run now": what apropos reads. */
void roff_name(struct text *page, const char *name, const char *summary);

void roff_heading(struct text *page, const char *heading);    /* .SH */
void roff_subheading(struct text *page, const char *heading); /* .SS */

/* Paragraphs parted by empty lines; what stands in `backticks` is bold. */
void roff_paragraphs(struct text *page, const char *paragraphs);

/* The beginning of a row "term  explanation": the term is given by parts, as bold and italic. */
void roff_term(struct text *page);
void roff_bold(struct text *page, const char *string);
void roff_italic(struct text *page, const char *string);
void roff_plain(struct text *page, const char *string);
/* Its explanation, in sentences, ends the row. */
void roff_explain(struct text *page, const char *explanation);

/* Lines as they are, indented. */
void roff_example(struct text *page, const char *lines);

/* "alambique(1), alambique.ini(5)": names with their section, ends with NULL. */
void roff_see_also(struct text *page, const char *const *names);

#endif
