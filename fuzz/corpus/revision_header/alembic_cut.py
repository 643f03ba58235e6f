"""Never closed
revision = 'a'
