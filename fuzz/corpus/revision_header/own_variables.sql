-- revision: a
-- variables: yes
-- upgrade
select ${HOME:-x}, $${HOME}, ${ALQ_NOT_THERE};
-- downgrade
select ${ALQ_NOT_THERE:-$$}; ${
