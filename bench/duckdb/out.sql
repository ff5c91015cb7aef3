-- The leads afterwards. $OUT is the file.
COPY (
  SELECT id,
    if(qualified, new_email, email) AS email,
    if(qualified, new_first_name, first_name) AS first_name,
    if(qualified, new_last_name, last_name) AS last_name,
    company, title,
    if(qualified, new_country, country) AS country,
    state, city,
    if(qualified, new_phone, phone) AS phone,
    industry, employees, annual_revenue, lead_source,
    if(qualified, new_score, score) AS score,
    if(qualified, new_behavior, behavior_score) AS behavior_score,
    if(qualified, new_demo, demo_score) AS demo_score,
    if(qualified, new_status, status) AS status,
    if(qualified, new_region, region) AS region,
    unsubscribed, product_interest, web_visits, email_opens, utm_source,
    if(qualified, new_moment, last_moment) AS last_moment,
    created_at, updated_at
  FROM leads
) TO '$OUT' (FORMAT csv, HEADER true)
