/// What a ledger must know of rows whose marks it may have lost.
enum PostgresMarkTables {
    static let made = """
        -- Whether a request may have left whose mark is lost; attempts does not count it.
        ALTER TABLE roster_row ADD COLUMN may_be_sent boolean NOT NULL DEFAULT false;

        -- A row that is marked as one that may have been sent is not sent: that is possible in a run that was stopped, too.
        CREATE OR REPLACE FUNCTION roster_row_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'sending' AND NOT (NEW.may_be_sent AND NEW.attempts = OLD.attempts)
                AND NOT EXISTS (SELECT FROM roster_run WHERE number = NEW.run AND state = 'running')
            THEN
                RAISE EXCEPTION USING MESSAGE = 'the run is not running', ERRCODE = 'check_violation';
            END IF;
            NEW.sent_clock := extract(epoch FROM clock_timestamp());
            RETURN NEW;
        END $$;
        """
}
