/* The texts of tables, for translators. */
#ifndef MANUAL_TEXTS_H
#define MANUAL_TEXTS_H

struct text;

/* Adds each as a line _("…") of C, which xgettext reads as if it stood in the sources. */
void texts_add(struct text *text);

#endif
