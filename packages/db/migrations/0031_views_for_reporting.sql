-- What a reporting tool may read (packages/db/reporting.md). Columns are only added: a change is a new column, or a new view.
-- No names, doors, phones, contents, accounts or persons; discreet requests keep their kind and place to themselves.
CREATE SCHEMA reporting;
--> statement-breakpoint
CREATE VIEW reporting.areas AS
SELECT place.id AS area_id, place.parent_id, place.kind, place.name, place.compound, nlevel(place.path) AS depth,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'district' LIMIT 1) AS district_id,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'street' LIMIT 1) AS street_id,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'community' LIMIT 1) AS community_id,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'grid' LIMIT 1) AS grid_id,
  place.created_at, place.closed_at
FROM public.areas place
WHERE place.kind <> 'unit';
--> statement-breakpoint
COMMENT ON VIEW reporting.areas IS 'Areas of the tree down to the building; 区域树，到楼栋为止';
--> statement-breakpoint
CREATE VIEW reporting.requests AS
SELECT request.id AS request_id, request.number,
  CASE WHEN discreet THEN 'discreet' ELSE request.kind_key END AS kind,
  CASE WHEN discreet THEN 'discreet' ELSE kind.definition -> 'name' ->> 'zh' END AS kind_name,
  request.basis, request.urgency, request.state, request.state_since, request.submitted_at, request.answer_due_at,
  request.answered_at, request.taken_at, request.done_at, request.deadline_at, request.closed_at, request.solved,
  request.stars, request.reopened,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'community' LIMIT 1) AS community_id,
  CASE WHEN NOT discreet THEN
    (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'grid' LIMIT 1) END AS grid_id
FROM public.requests request
JOIN public.request_kinds kind ON kind.id = request.kind_id
JOIN public.areas place ON place.id = request.area_id
CROSS JOIN LATERAL (SELECT coalesce((kind.definition ->> 'discreet')::boolean, false) AS discreet) AS secrecy;
--> statement-breakpoint
COMMENT ON VIEW reporting.requests IS 'Help requests: states and times, by grid; 求助：状态和时间，到网格';
--> statement-breakpoint
COMMENT ON COLUMN reporting.requests.kind IS 'Key of the kind of help; discreet where nobody outside shall know which';
--> statement-breakpoint
COMMENT ON COLUMN reporting.requests.grid_id IS 'Null for discreet kinds';
--> statement-breakpoint
CREATE VIEW reporting.case_steps AS
SELECT event.seq AS step_no, event.case_kind, event.case_id, event.at, event.what, event.role,
  CASE WHEN event.facts ->> 'step' ~ '^\d{1,4}$' THEN (event.facts ->> 'step')::int END AS ladder_step,
  (SELECT up.id FROM public.areas up WHERE up.path @> event.area_path AND up.kind = 'community' LIMIT 1) AS community_id
FROM public.case_events event;
--> statement-breakpoint
COMMENT ON VIEW reporting.case_steps IS 'What happened to requests and alerts, step by step, by post and not by person; 经过';
--> statement-breakpoint
COMMENT ON COLUMN reporting.case_steps.role IS 'Post in which somebody acted; null for residents and the clock';
--> statement-breakpoint
CREATE VIEW reporting.report_slots AS
SELECT slot.id AS slot_id, slot.round_id, form.key AS form, form.definition -> 'title' ->> 'zh' AS form_title,
  round.area_id AS round_area_id, round.starts_on, round.ends_on, round.closed_at AS round_closed_at,
  slot.day, slot.part, slot.opens_at, slot.closes_at
FROM public.round_slots slot
JOIN public.rounds round ON round.id = slot.round_id
JOIN public.forms form ON form.id = round.form_id;
--> statement-breakpoint
COMMENT ON VIEW reporting.report_slots IS 'Slots of the rounds of self-report; 填报轮次的每一次';
--> statement-breakpoint
CREATE VIEW reporting.report_coverage AS
SELECT counted.slot_id, place.community_id, place.grid_id, sum(counted.expected)::int AS expected,
  sum(counted.reported)::int AS reported, sum(counted.on_time)::int AS on_time
FROM (
  SELECT slot.id AS slot_id, span.area_path, count(*) AS expected, count(given.person_id) AS reported,
    count(*) FILTER (WHERE given.reported_at < slot.closes_at) AS on_time
  FROM public.round_slots slot
  JOIN public.round_members span ON span.round_id = slot.round_id AND span.from_at <= slot.opens_at
    AND (span.until_at IS NULL OR span.until_at > slot.opens_at)
  LEFT JOIN public.person_reports given ON given.slot_id = slot.id AND given.person_id = span.person_id AND given.seq = 1
  GROUP BY slot.id, span.area_path
) counted
CROSS JOIN LATERAL (
  SELECT (SELECT up.id FROM public.areas up WHERE up.path @> counted.area_path AND up.kind = 'community' LIMIT 1) AS community_id,
    (SELECT up.id FROM public.areas up WHERE up.path @> counted.area_path AND up.kind = 'grid' LIMIT 1) AS grid_id) AS place
GROUP BY counted.slot_id, place.community_id, place.grid_id;
--> statement-breakpoint
COMMENT ON VIEW reporting.report_coverage IS 'Expected, reported and on time by slot and grid; ask for a slot, the ledger is counted each time; 应报、已报、按时';
--> statement-breakpoint
CREATE VIEW reporting.alerts AS
SELECT alert.id AS alert_id, alert.kind, alert.level, alert.state, alert.round_id, alert.created_at, alert.taken_at,
  alert.resolved_at,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'community' LIMIT 1) AS community_id,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'grid' LIMIT 1) AS grid_id
FROM public.alerts alert
JOIN public.areas place ON place.id = alert.area_id;
--> statement-breakpoint
COMMENT ON VIEW reporting.alerts IS 'Alerts by grid, of nobody in particular; 预警，到网格';
--> statement-breakpoint
CREATE VIEW reporting.shifts AS
SELECT shift.id AS shift_id, shift.checkpoint_id, shift.day, shift.starts_at, shift.ends_at, shift.people, shift.taken, shift.state,
  (SELECT count(*) FROM public.claims held WHERE held.shift_id = shift.id AND held.checked_in_at IS NOT NULL)::int AS came,
  (SELECT count(*) FROM public.claims held WHERE held.shift_id = shift.id AND held.state = 'no-show')::int AS absent,
  (SELECT coalesce(sum(held.confirmed_minutes), 0) FROM public.claims held WHERE held.shift_id = shift.id)::int AS confirmed_minutes,
  (SELECT up.id FROM public.areas up WHERE up.path @> shift.area_path AND up.kind = 'community' LIMIT 1) AS community_id,
  (SELECT up.id FROM public.areas up WHERE up.path @> shift.area_path AND up.kind = 'grid' LIMIT 1) AS grid_id
FROM public.shifts shift;
--> statement-breakpoint
COMMENT ON VIEW reporting.shifts IS 'Shifts at checkpoints: wanted, taken, came, confirmed minutes; 值守班次';
--> statement-breakpoint
CREATE VIEW reporting.service_hours AS
SELECT served.kind, (served.from_at AT TIME ZONE 'Asia/Shanghai')::date AS day, count(*)::int AS entries,
  count(DISTINCT served.account_id)::int AS volunteers, sum(served.minutes)::int AS minutes,
  sum(served.night_minutes)::int AS night_minutes,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'community' LIMIT 1) AS community_id
FROM public.service_hours served
LEFT JOIN public.areas place ON place.id = served.area_id
GROUP BY served.kind, day, community_id;
--> statement-breakpoint
COMMENT ON VIEW reporting.service_hours IS 'Hours of service by day and community, corrections included; errands name no community; 志愿服务时长';
--> statement-breakpoint
CREATE VIEW reporting.posts AS
SELECT post.id AS post_id, post.role, post.area_id, place.kind AS area_kind, post.from_at, post.until_at,
  post.seconded_from IS NOT NULL AS seconded,
  (SELECT up.id FROM public.areas up WHERE up.path @> place.path AND up.kind = 'community' LIMIT 1) AS community_id
FROM public.appointments post
JOIN public.areas place ON place.id = post.area_id
WHERE place.kind <> 'unit';
--> statement-breakpoint
COMMENT ON VIEW reporting.posts IS 'Posts and since when they are filled, not by whom; 岗位在岗起止，不含姓名';
