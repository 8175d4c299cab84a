-- 2栋 comes before 10栋.
CREATE COLLATION IF NOT EXISTS by_number (provider = icu, locale = 'zh-u-kn-true');
