/// The guards of beginnings, made again in migration 6: a run that is copied from another ledger begins in whatever state
/// it was in there.
///
/// Where the transaction does not say that it copies, they are as they were; what they cost is the same, because the
/// setting is asked for only where they would refuse.
enum PostgresCopyGuards {
    static let made = """
        DROP TRIGGER roster_run_beginnings ON roster_run;
        CREATE TRIGGER roster_run_beginnings BEFORE INSERT ON roster_run FOR EACH ROW
        WHEN (NEW.state <> 'planning' AND \(isNoCopy))
        EXECUTE FUNCTION roster_refuse('a run begins with planning');

        DROP TRIGGER roster_step_beginnings ON roster_step;
        CREATE TRIGGER roster_step_beginnings BEFORE INSERT ON roster_step FOR EACH ROW
        WHEN (NEW.is_planned AND \(isNoCopy))
        EXECUTE FUNCTION roster_refuse('a step begins without its rows');

        DROP TRIGGER roster_row_beginnings ON roster_row;
        CREATE TRIGGER roster_row_beginnings BEFORE INSERT ON roster_row FOR EACH ROW
        WHEN (NOT (NEW.state = 'planned' OR coalesce(NEW.outcome, '') IN ('invalid', 'unchanged')) AND \(isNoCopy))
        EXECUTE FUNCTION roster_refuse('a row begins planned, invalid or unchanged');
        """

    private static let isNoCopy = "current_setting('roster.copying', true) IS DISTINCT FROM 'on'"
}
