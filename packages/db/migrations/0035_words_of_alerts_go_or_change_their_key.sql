-- Two reasons for which events of a case may change: the same words under a new key, and no words where the data of the
-- alert's round are being destroyed. That something happened stays in either.
CREATE OR REPLACE FUNCTION case_events_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('linli.resealing', true) = 'on'
    AND to_jsonb(NEW) - 'reason_cipher' = to_jsonb(OLD) - 'reason_cipher'
    AND (NEW.reason_cipher IS NULL) = (OLD.reason_cipher IS NULL)
  THEN RETURN NEW; END IF;
  IF NEW.reason_cipher IS NULL AND NEW.area_path @> OLD.area_path
    AND to_jsonb(NEW) - 'reason_cipher' - 'area_path' = to_jsonb(OLD) - 'reason_cipher' - 'area_path'
    AND EXISTS (SELECT FROM alerts alert JOIN rounds round ON round.id = alert.round_id
      WHERE alert.id = OLD.case_id AND round.data_destroyed_at IS NOT NULL)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'events of a case are only added';
END $$;
