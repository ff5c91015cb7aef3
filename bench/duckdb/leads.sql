-- The workload of lead-intake as sets: one row a lead, with what each step
-- finds. $IN is the file of leads.

CREATE TEMP TABLE countries AS
SELECT unnest(aliases) AS alias, name
FROM (VALUES
  ('United States', ['usa', 'us', 'united states', 'united states of america', 'america']),
  ('Canada', ['canada', 'ca', 'can']),
  ('Mexico', ['mexico', 'mx']),
  ('United Kingdom', ['uk', 'gb', 'great britain', 'united kingdom', 'england']),
  ('Germany', ['germany', 'de', 'deutschland']),
  ('France', ['france', 'fr']),
  ('Spain', ['spain', 'es', 'espana']),
  ('Italy', ['italy', 'it', 'italia']),
  ('Netherlands', ['netherlands', 'nl', 'holland', 'the netherlands']),
  ('Sweden', ['sweden', 'se']),
  ('Switzerland', ['switzerland', 'ch']),
  ('South Africa', ['south africa', 'za']),
  ('India', ['india', 'in']),
  ('Japan', ['japan', 'jp']),
  ('Australia', ['australia', 'au', 'aus']),
  ('Singapore', ['singapore', 'sg']),
  ('China', ['china', 'cn', 'prc']),
  ('Brazil', ['brazil', 'br', 'brasil'])
) AS t (name, aliases);

CREATE MACRO capital(s) AS upper(s[1]) || s[2:];

CREATE MACRO title_case(s) AS array_to_string(list_transform(string_split(lower(trim(s)), ' '),
  lambda word: array_to_string(list_transform(string_split(word, '-'),
    lambda part: array_to_string(list_transform(string_split(part, ''''),
      lambda rest: capital(rest)), '''')), '-')), ' ');

CREATE TEMP TABLE leads AS
WITH read AS (
  SELECT *,
    coalesce(try_cast(score AS INT), 0) AS score_was,
    coalesce(try_cast(behavior_score AS INT), 0) AS behavior_was,
    coalesce(try_cast(demo_score AS INT), 0) AS demo_was,
    coalesce(try_cast(web_visits AS INT), 0) AS visits,
    coalesce(try_cast(email_opens AS INT), 0) AS opens,
    coalesce(try_cast(employees AS INT), 0) AS staff
  FROM read_csv('$IN', header = true, all_varchar = true, nullstr = '\N', delim = ',', quote = '"', escape = '"')
), found AS (
  SELECT read.*,
    contains(email, '@')
      AND lower(trim(unsubscribed)) NOT IN ('true', '1', 'yes')
      AND lower(trim(status)) NOT IN ('customer', 'disqualified')
      AND (trim(lead_source) <> '' OR trim(product_interest) <> '' OR score_was > 0) AS qualified,
    lower(trim(email)) AS new_email,
    trim(country) <> '' AS has_country,
    CASE WHEN trim(country) = '' THEN country ELSE coalesce(countries.name, title_case(country)) END AS new_country,
    title_case(first_name) AS new_first_name,
    title_case(last_name) AS new_last_name,
    regexp_replace(phone, '[^0-9]', '', 'g') AS digits,
    visits > 0 OR opens > 0 OR trim(product_interest) <> '' AS has_behaviour,
    trim(title) <> '' OR staff > 0 AS has_demography,
    lower(title) AS job
  FROM read LEFT JOIN countries ON countries.alias = replace(lower(trim(country)), '.', '')
), chosen AS (
  SELECT *,
    CASE
      WHEN new_country IN ('United States', 'Canada', 'Mexico') THEN 3
      WHEN new_country IN ('United Kingdom', 'Germany', 'France', 'Spain', 'Italy', 'Netherlands', 'Sweden', 'Switzerland', 'South Africa') THEN 4
      WHEN new_country IN ('India', 'Japan', 'Australia', 'Singapore', 'China') THEN 5
      ELSE 6
    END AS region_step,
    CASE WHEN phone = '' THEN 0 WHEN new_country IN ('United States', 'Canada') AND length(digits) = 10 THEN 5 WHEN digits <> '' THEN 6 ELSE 7 END AS phone_step,
    CASE WHEN NOT has_behaviour THEN 0 WHEN visits >= 10 THEN 2 WHEN visits >= 3 THEN 3 WHEN visits >= 1 THEN 4 ELSE 0 END AS visits_step,
    CASE WHEN NOT has_behaviour THEN 0 WHEN opens >= 5 THEN 6 WHEN opens >= 1 THEN 7 ELSE 0 END AS opens_step,
    CASE
      WHEN NOT has_demography THEN 0
      WHEN contains(job, 'chief') OR contains(job, 'ceo') OR contains(job, 'cfo') OR contains(job, 'vp') OR contains(job, 'vice president') THEN 2
      WHEN contains(job, 'director') OR contains(job, 'head of') THEN 3
      WHEN contains(job, 'manager') OR contains(job, 'lead') THEN 4
      WHEN trim(title) <> '' THEN 5
      ELSE 0
    END AS job_step,
    CASE WHEN NOT has_demography THEN 0 WHEN staff >= 1000 THEN 7 WHEN staff >= 200 THEN 8 WHEN staff >= 50 THEN 9 ELSE 0 END AS staff_step
  FROM found
), written AS (
  SELECT *,
    CASE WHEN has_country THEN ['NA', 'EMEA', 'APAC', 'ROW'][region_step - 2] ELSE region END AS new_region,
    CASE phone_step WHEN 5 THEN '+1' || digits WHEN 6 THEN '+' || digits WHEN 7 THEN '' ELSE phone END AS new_phone,
    CASE WHEN visits_step > 0 THEN (behavior_was + [20, 10, 5][visits_step - 1])::VARCHAR ELSE behavior_score END AS behavior_half,
    CASE WHEN job_step > 0 THEN (demo_was + [30, 20, 10, 2][job_step - 1])::VARCHAR ELSE demo_score END AS demo_half
  FROM chosen
), scored AS (
  SELECT *,
    CASE WHEN opens_step > 0 THEN (coalesce(try_cast(behavior_half AS INT), 0) + CASE opens_step WHEN 6 THEN 15 ELSE opens * 2 END)::VARCHAR
      ELSE behavior_half END AS new_behavior,
    CASE WHEN staff_step > 0 THEN (coalesce(try_cast(demo_half AS INT), 0) + [20, 10, 5][staff_step - 6])::VARCHAR ELSE demo_half END AS new_demo
  FROM written
), summed AS (
  SELECT *, score_was + coalesce(try_cast(new_behavior AS INT), 0) + coalesce(try_cast(new_demo AS INT), 0) AS total FROM scored
), rated AS (
  SELECT *,
    CASE WHEN total >= 65 AND upper(new_region) IN ('NA', 'EMEA') AND staff >= 50 THEN 6 WHEN total >= 40 THEN 7 WHEN total >= 15 THEN 8 ELSE 9 END AS status_step
  FROM summed
)
SELECT *,
  total::VARCHAR AS new_score,
  ['MQL', 'Engaged', 'Nurture', 'Raw'][status_step - 5] AS new_status,
  new_first_name || ' ' || new_last_name || ' (' || if(title = '', 'unknown title', title) || ') at ' || company || ' became '
    || ['MQL', 'Engaged', 'Nurture', 'Raw'][status_step - 5] || ' with score ' || total || ' from ' || if(lead_source = '', 'unknown', lead_source) AS new_moment
FROM rated;
