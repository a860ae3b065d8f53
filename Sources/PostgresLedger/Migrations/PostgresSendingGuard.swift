/// The guard of sending, made again in migration 13: that a run is running is asked once a statement, and not once a row.
///
/// When a row was sent by the database's clock is written by the statement itself, so that no function is called for the
/// rows after the first one. An import of an earlier version that goes on beside does not write it: for its rows one is.
enum PostgresSendingGuard {
    static let made = """
        CREATE OR REPLACE FUNCTION roster_row_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM roster_run WHERE number = NEW.run AND state = 'running') THEN
                RAISE EXCEPTION USING MESSAGE = 'the run is not running', ERRCODE = 'check_violation';
            END IF;
            PERFORM set_config('roster.running', NEW.run::text, true);
            RETURN NEW;
        END $$;

        DROP TRIGGER roster_row_is_confirmed ON roster_row;
        -- A row that is marked as one that may have been sent is not sent: that is possible in a run that was stopped, too.
        CREATE TRIGGER roster_row_is_confirmed BEFORE UPDATE OF state ON roster_row FOR EACH ROW
        WHEN (NEW.state = 'sending' AND OLD.state <> 'sending'
            AND NOT (NEW.may_be_sent AND NEW.attempts = OLD.attempts)
            AND current_setting('roster.running', true) IS DISTINCT FROM NEW.run::text)
        EXECUTE FUNCTION roster_row_is_confirmed();

        -- What an earlier statement of the transaction has found may hold no longer.
        CREATE FUNCTION roster_forget_running() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM set_config('roster.running', '', true);
            RETURN NULL;
        END $$;
        CREATE TRIGGER roster_forget_running BEFORE UPDATE OF state ON roster_row FOR EACH STATEMENT
        EXECUTE FUNCTION roster_forget_running();

        CREATE FUNCTION roster_note_sending() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.sent_clock := extract(epoch FROM clock_timestamp());
            RETURN NEW;
        END $$;
        CREATE TRIGGER roster_note_sending BEFORE UPDATE OF state ON roster_row FOR EACH ROW
        WHEN (NEW.state = 'sending' AND NEW.attempts > OLD.attempts
            AND NEW.sent_clock IS NOT DISTINCT FROM OLD.sent_clock)
        EXECUTE FUNCTION roster_note_sending();
        """
}
