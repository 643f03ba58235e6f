-- upgrade
-- ====
/* licence
 */
  -- Revision: a
-- UPGRADE
BEGIN;
