-- Merge forum
--
-- Turn the forum on where somebody wrote in it already.
--
-- revision: 20260218_120000
-- revises: 20260216_083000, 20260210_101500

-- upgrade
UPDATE configuration SET enable_forum = TRUE WHERE EXISTS (SELECT 1 FROM forum_posts);

-- downgrade
UPDATE configuration SET enable_forum = FALSE;
