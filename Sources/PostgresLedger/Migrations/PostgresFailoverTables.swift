/// What a ledger must know after a failover, and of rows that other machines have written.
enum PostgresFailoverTables {
    static let made = """
        -- On which server its rows were sent last: system identifier and timeline.
        ALTER TABLE roster_run ADD COLUMN history text COLLATE "C";
        -- How the rows of each step had ended when a person last let the run go on, as JSON.
        ALTER TABLE roster_run ADD COLUMN ended_before text;

        -- When its request last left, in seconds by the database's clock.
        ALTER TABLE roster_row ADD COLUMN sent_clock double precision;

        -- Why it was refused.
        ALTER TABLE roster_department ADD COLUMN problem text;
        ALTER TABLE roster_department ADD COLUMN problem_zh text;

        -- Each worker counts them again and again, to know when a run must stop.
        CREATE INDEX roster_row_unsuccessful ON roster_row (run, step, code)
        WHERE outcome IN ('failed', 'defective');
        -- How far a run is: without the rows themselves, which with a long history lie far apart.
        CREATE INDEX roster_row_settled ON roster_row (run, step, outcome) WHERE state = 'settled';

        CREATE OR REPLACE FUNCTION roster_row_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'sending'
                AND NOT EXISTS (SELECT FROM roster_run WHERE number = NEW.run AND state = 'running')
            THEN
                RAISE EXCEPTION USING MESSAGE = 'the run is not running', ERRCODE = 'check_violation';
            END IF;
            NEW.sent_clock := extract(epoch FROM clock_timestamp());
            RETURN NEW;
        END $$;

        DROP TRIGGER roster_row_is_confirmed ON roster_row;
        \(guardOfSending)
        """

    static let guardOfSending = """
        CREATE TRIGGER roster_row_is_confirmed BEFORE UPDATE OF state ON roster_row FOR EACH ROW
        WHEN (NEW.state = 'sending')
        EXECUTE FUNCTION roster_row_is_confirmed();
        """
}
