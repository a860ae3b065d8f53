/// What the database refuses of itself: the second lock behind the tables of transitions in code.
///
/// Every refusal is a `check_violation`. What a row alone shows stands in the trigger's condition, which costs next to
/// nothing; a function is called where it is refused, or where other rows must be looked at.
enum PostgresGuards {
    static let made = """
        CREATE FUNCTION roster_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'check_violation';
        END $$;

        \(rows)

        \(runs)

        \(steps)
        """

    private static let rows = """
        -- Two words: the stage before, then the stage or outcome after. The table in code is `RowStep.all`.
        CREATE TRIGGER roster_row_steps BEFORE UPDATE OF state, outcome ON roster_row FOR EACH ROW
        WHEN (NOT (
            NEW.state = OLD.state AND NEW.outcome IS NOT DISTINCT FROM OLD.outcome
                AND (OLD.state <> 'settled' OR OLD.outcome = 'unknown')
            OR (CASE WHEN OLD.outcome = 'unknown' THEN 'unknown' ELSE OLD.state END
                || ' ' || coalesce(NEW.outcome, NEW.state)) IN (
                'planned sending',
                'planned notAttempted', 'planned defective', 'planned failed',
                'sending accepted', 'sending waiting', 'sending planned', 'sending unknown',
                'sending created', 'sending updated', 'sending defective', 'sending failed',
                'accepted planned', 'accepted unknown',
                'accepted created', 'accepted updated', 'accepted defective', 'accepted failed',
                'waiting sending', 'waiting planned',
                'waiting notAttempted', 'waiting defective', 'waiting failed',
                'unknown planned',
                'unknown created', 'unknown updated', 'unknown defective', 'unknown failed')))
        EXECUTE FUNCTION roster_refuse('illegal row transition');

        CREATE TRIGGER roster_row_beginnings BEFORE INSERT ON roster_row FOR EACH ROW
        WHEN (NOT (NEW.state = 'planned' OR coalesce(NEW.outcome, '') IN ('invalid', 'unchanged')))
        EXECUTE FUNCTION roster_refuse('a row begins planned, invalid or unchanged');

        CREATE FUNCTION roster_row_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM roster_run WHERE number = NEW.run AND state = 'running') THEN
                RAISE EXCEPTION USING MESSAGE = 'the run is not running', ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER roster_row_is_confirmed BEFORE UPDATE OF state ON roster_row FOR EACH ROW
        WHEN (NEW.state = 'sending' AND OLD.state <> 'sending')
        EXECUTE FUNCTION roster_row_is_confirmed();
        """

    private static let runs = """
        -- Two words: the state before and the state after. The table in code is `RunStep.all`.
        CREATE TRIGGER roster_run_steps BEFORE UPDATE OF state ON roster_run FOR EACH ROW
        WHEN (CASE WHEN NEW.state = OLD.state THEN OLD.state = 'finished' ELSE (OLD.state || ' ' || NEW.state) NOT IN (
            'planning planned', 'planning finished', 'planned planning', 'planned running', 'planned finished',
            'running stopped', 'running written', 'stopped running', 'stopped written', 'stopped finished',
            'written finished') END)
        EXECUTE FUNCTION roster_refuse('illegal run transition');

        CREATE TRIGGER roster_run_beginnings BEFORE INSERT ON roster_run FOR EACH ROW
        WHEN (NEW.state <> 'planning')
        EXECUTE FUNCTION roster_refuse('a run begins with planning');

        CREATE TRIGGER roster_run_step_count BEFORE UPDATE OF steps ON roster_run FOR EACH ROW
        WHEN (NEW.steps <> OLD.steps AND NEW.state <> 'planning')
        EXECUTE FUNCTION roster_refuse('the steps of a run are counted before it is planned');

        CREATE FUNCTION roster_run_changes() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            refused text;
        BEGIN
            IF (NEW.state IN ('planned', 'running', 'written') OR NEW.exit = 0) AND NOT (
                (SELECT count(*) FROM roster_step WHERE run = NEW.number AND is_planned) = NEW.steps
                AND NOT EXISTS (
                    SELECT FROM roster_step AS step WHERE step.run = NEW.number AND step.records <> step.left_out
                        + (SELECT count(*) FROM roster_row AS r WHERE r.run = NEW.number AND r.step = step.number)))
            THEN
                refused := 'a step of the run is not planned whole';
            ELSIF (NEW.state = 'written' OR OLD.state = 'stopped' AND NEW.state = 'finished') AND EXISTS (
                    SELECT FROM roster_row WHERE run = NEW.number AND (state <> 'settled' OR outcome = 'unknown'))
                OR NEW.exit = 0 AND EXISTS (
                    SELECT FROM roster_row WHERE run = NEW.number
                        AND (outcome IS NULL OR outcome NOT IN ('created', 'updated', 'unchanged')))
            THEN
                refused := 'the end of some row is open';
            ELSIF (NEW.state = 'planning' OR OLD.state IN ('planning', 'planned') AND NEW.state = 'finished')
                AND EXISTS (SELECT FROM roster_row WHERE run = NEW.number
                    AND (attempts > 0 OR state IN ('sending', 'accepted', 'waiting')))
            THEN
                refused := 'something of the run was sent';
            END IF;
            IF refused IS NOT NULL THEN
                RAISE EXCEPTION USING MESSAGE = refused, ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER roster_run_changes BEFORE UPDATE OF state, exit ON roster_run FOR EACH ROW
        EXECUTE FUNCTION roster_run_changes();

        CREATE FUNCTION roster_run_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'planned' OR NEW.confirmation = 'notNeeded' AND (
                EXISTS (SELECT FROM roster_row WHERE run = NEW.number AND state <> 'settled')
                OR EXISTS (SELECT FROM roster_department WHERE run = NEW.number))
            THEN
                RAISE EXCEPTION USING MESSAGE = 'only a plan is confirmed', ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER roster_run_confirmation BEFORE UPDATE OF confirmation ON roster_run FOR EACH ROW
        WHEN (NEW.confirmation IS NOT NULL AND NEW.confirmation IS DISTINCT FROM OLD.confirmation)
        EXECUTE FUNCTION roster_run_is_confirmed();
        """

    private static let steps = """
        CREATE TRIGGER roster_step_beginnings BEFORE INSERT ON roster_step FOR EACH ROW
        WHEN (NEW.is_planned)
        EXECUTE FUNCTION roster_refuse('a step begins without its rows');

        CREATE FUNCTION roster_step_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.records <> NEW.left_out
                + (SELECT count(*) FROM roster_row WHERE run = NEW.run AND step = NEW.number)
            THEN
                RAISE EXCEPTION USING MESSAGE = 'the rows of the step do not add up', ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER roster_step_is_whole BEFORE UPDATE OF is_planned ON roster_step FOR EACH ROW
        WHEN (NEW.is_planned)
        EXECUTE FUNCTION roster_step_is_whole();
        """
}
