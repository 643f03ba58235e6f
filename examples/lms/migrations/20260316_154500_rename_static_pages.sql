-- Rename static pages
--
-- They are written by people now, so they are custom pages. All rows stay; the pages that every
-- site must show go into the footer at once.
--
-- revision: 20260316_154500
-- revises: 20260312_090000

-- upgrade
ALTER TABLE static_pages RENAME TO custom_pages;
ALTER TABLE custom_pages ADD COLUMN is_in_footer BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE custom_pages SET is_in_footer = TRUE WHERE slug IN ('about', 'privacy');

-- downgrade
ALTER TABLE custom_pages DROP COLUMN is_in_footer;
ALTER TABLE custom_pages RENAME TO static_pages;
