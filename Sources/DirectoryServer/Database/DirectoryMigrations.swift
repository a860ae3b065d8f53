import GRDB

extension DatabaseMigrator {
    /// The embedded directory's history; what is here has already run on someone's disk.
    static var directory: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 create tenants and apps") { try $0.execute(sql: tenantsAndApps) }
        migrator.registerMigration("002 create departments") { try $0.execute(sql: departments) }
        migrator.registerMigration("003 create users") { try $0.execute(sql: users) }
        migrator.registerMigration("004 create tasks, tokens and the outbox") { try $0.execute(sql: tasksAndOutbox) }
        migrator.registerMigration("005 note when people leave, and how often an id was changed") {
            try $0.execute(sql: lifeCycle)
        }
        migrator.registerMigration("006 tell developers and kinds of apps apart, and keep company mail") {
            try $0.execute(sql: developersAndMail)
        }
        migrator.registerMigration("007 keep scopes by row") { try $0.execute(sql: scopes) }
        migrator.registerMigration("008 note how often a department's id was changed") {
            try $0.execute(sql: departmentIDChanges)
        }
        migrator.registerMigration("009 keep people's tokens") { try $0.execute(sql: userTokens) }
        migrator.registerMigration("010 create members of groups") { try $0.execute(sql: groupMembers) }
        migrator.registerMigration("011 let employee types be written and deleted") {
            try $0.execute(sql: employeeTypes)
        }
        migrator.registerMigration("012 create job levels and families") { try $0.execute(sql: jobEntries) }
        migrator.registerMigration("013 create units") { try $0.execute(sql: units) }
        migrator.registerMigration("014 count direct members") { try $0.execute(sql: memberCounts) }
        migrator.registerMigration("015 create licences, and note when people come") { try $0.execute(sql: licences) }
        migrator.registerMigration("016 note whether people were loaded") { try $0.execute(sql: loadedPeople) }
        migrator.registerMigration("017 keep how far the clock was moved") { try $0.execute(sql: clockShift) }
        migrator.registerMigration("018 keep which faults were switched on") { try $0.execute(sql: faults) }
        return migrator
    }

    private static let tenantsAndApps = """
        CREATE TABLE directory (salt INTEGER NOT NULL) STRICT;
        CREATE TABLE tenant (
            tenant   TEXT NOT NULL PRIMARY KEY,
            settings TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE app (
            position    INTEGER PRIMARY KEY,
            app_id      TEXT NOT NULL UNIQUE,
            tenant      TEXT NOT NULL REFERENCES tenant,
            secret      TEXT NOT NULL,
            permissions TEXT NOT NULL,
            scope       TEXT NOT NULL
        ) STRICT;
        CREATE TABLE employee_type (
            tenant  TEXT    NOT NULL REFERENCES tenant,
            value   INTEGER NOT NULL CHECK (value > 0),
            content TEXT    NOT NULL,
            active  INTEGER NOT NULL CHECK (active IN (0, 1)),
            PRIMARY KEY (tenant, value)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE custom_attr (
            position   INTEGER PRIMARY KEY,
            tenant     TEXT NOT NULL REFERENCES tenant,
            id         TEXT NOT NULL,
            definition TEXT NOT NULL,
            UNIQUE (tenant, id)
        ) STRICT;
        CREATE TABLE account (
            id        INTEGER PRIMARY KEY,
            mobile    TEXT UNIQUE,
            email_key TEXT UNIQUE
        ) STRICT;
        CREATE TABLE named_value (
            id     INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant TEXT NOT NULL REFERENCES tenant,
            kind   TEXT NOT NULL CHECK (kind IN ('job_title', 'city')),
            name   TEXT NOT NULL,
            active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
            UNIQUE (tenant, kind, name)
        ) STRICT;
        """

    private static let departments = """
        CREATE TABLE department (
            id             INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant         TEXT    NOT NULL REFERENCES tenant,
            department_id  TEXT    NOT NULL COLLATE NOCASE,
            name           TEXT    NOT NULL CHECK (name <> ''),
            i18n_name      TEXT,
            parent         INTEGER NOT NULL CHECK (parent >= 0 AND parent <> id),
            place          INTEGER NOT NULL CHECK (place >= 0),
            leaders        TEXT    NOT NULL DEFAULT '[]',
            hrbps          TEXT    NOT NULL DEFAULT '[]',
            employee_types TEXT,
            chat_id        TEXT,
            deleted        INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX departmentByID ON department (tenant, department_id) WHERE deleted = 0;
        CREATE UNIQUE INDEX departmentByName ON department (tenant, parent, name) WHERE deleted = 0;
        CREATE UNIQUE INDEX departmentByPlace ON department (tenant, parent, place) WHERE deleted = 0;
        """

    private static let users = """
        CREATE TABLE user (
            id               INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant           TEXT    NOT NULL REFERENCES tenant,
            user_id          TEXT    NOT NULL COLLATE NOCASE,
            name             TEXT    NOT NULL,
            en_name          TEXT,
            nickname         TEXT,
            email            TEXT,
            email_key        TEXT,
            mobile           TEXT,
            mobile_visible   INTEGER NOT NULL CHECK (mobile_visible IN (0, 1)),
            gender           INTEGER NOT NULL CHECK (gender BETWEEN 0 AND 3),
            avatar_key       TEXT,
            leader           INTEGER,
            dotted_leaders   TEXT,
            city             TEXT,
            country          TEXT,
            work_station     TEXT,
            join_time        INTEGER,
            employee_no      TEXT,
            employee_type    INTEGER NOT NULL,
            custom_attrs     TEXT,
            job_title        TEXT,
            frozen           INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1)),
            resigned         INTEGER NOT NULL DEFAULT 0 CHECK (resigned IN (0, 1)),
            activated        INTEGER NOT NULL DEFAULT 0 CHECK (activated IN (0, 1)),
            exited           INTEGER NOT NULL DEFAULT 0 CHECK (exited IN (0, 1)),
            unjoin           INTEGER NOT NULL DEFAULT 0 CHECK (unjoin IN (0, 1)),
            CHECK ((email IS NULL) = (email_key IS NULL))
        ) STRICT;
        -- Unique among those who have not left: who left blocks nobody.
        CREATE UNIQUE INDEX userByID ON user (tenant, user_id) WHERE resigned = 0;
        CREATE UNIQUE INDEX userByMobile ON user (tenant, mobile) WHERE resigned = 0 AND mobile IS NOT NULL;
        CREATE UNIQUE INDEX userByEmail ON user (tenant, email_key) WHERE resigned = 0 AND email_key IS NOT NULL;
        CREATE UNIQUE INDEX userByNumber ON user (tenant, employee_no) WHERE resigned = 0 AND employee_no IS NOT NULL;
        -- Lookups with include_resigned; costs nothing for the active.
        CREATE INDEX resignedByMobile ON user (tenant, mobile) WHERE resigned = 1;
        CREATE INDEX resignedByEmail ON user (tenant, email_key) WHERE resigned = 1;
        -- Department 0 is the root of every tenant. The key is the order of find_by_department.
        CREATE TABLE membership (
            department       INTEGER NOT NULL,
            user             INTEGER NOT NULL REFERENCES user,
            position         INTEGER NOT NULL,
            user_order       INTEGER NOT NULL DEFAULT 0,
            department_order INTEGER NOT NULL DEFAULT 0,
            is_primary       INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
            PRIMARY KEY (department, user)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX membershipByUser ON membership (user);
        """

    private static let lifeCycle = """
        -- Unix seconds; NULL of somebody who is there, or left before anybody noted it.
        ALTER TABLE user ADD COLUMN resigned_at INTEGER CHECK (resigned_at IS NULL OR resigned = 1);
        ALTER TABLE user ADD COLUMN id_changes INTEGER NOT NULL DEFAULT 0 CHECK (id_changes >= 0);
        ALTER TABLE user ADD COLUMN manager INTEGER NOT NULL DEFAULT 0 CHECK (manager IN (0, 1));
        """

    private static let developersAndMail = """
        ALTER TABLE app ADD COLUMN developer TEXT NOT NULL DEFAULT 'own';
        ALTER TABLE app ADD COLUMN kind TEXT NOT NULL DEFAULT 'custom' CHECK (kind IN ('custom', 'isv'));
        ALTER TABLE user ADD COLUMN enterprise_email TEXT;
        CREATE UNIQUE INDEX userByCompanyMail ON user (tenant, lower(enterprise_email))
            WHERE resigned = 0 AND enterprise_email IS NOT NULL;
        """

    private static let scopes = """
        CREATE TABLE app_scope (
            position INTEGER PRIMARY KEY,
            app_id   TEXT    NOT NULL REFERENCES app (app_id),
            kind     TEXT    NOT NULL CHECK (kind IN ('department', 'user')),
            row      INTEGER NOT NULL CHECK (row > 0)
        ) STRICT;
        CREATE INDEX appScopeByApp ON app_scope (app_id, kind, position);
        INSERT INTO app_scope (app_id, kind, row)
            SELECT a.app_id, 'department', d.id FROM app a, json_each(a.scope, '$.departments') j
            JOIN department d ON d.tenant = a.tenant AND d.department_id = j.value AND d.deleted = 0
            ORDER BY a.position, j.key;
        INSERT INTO app_scope (app_id, kind, row)
            SELECT a.app_id, 'user', u.id FROM app a, json_each(a.scope, '$.users') j
            JOIN user u ON u.tenant = a.tenant AND u.id = (
                SELECT id FROM user WHERE tenant = a.tenant AND user_id = j.value ORDER BY resigned, id DESC LIMIT 1)
            ORDER BY a.position, j.key;
        """

    private static let userTokens = """
        CREATE TABLE user_token (
            token  TEXT    PRIMARY KEY,
            app_id TEXT    NOT NULL REFERENCES app (app_id),
            user   INTEGER NOT NULL REFERENCES user,
            whole  INTEGER NOT NULL CHECK (whole IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE user_token_scope (
            position INTEGER PRIMARY KEY,
            token    TEXT    NOT NULL REFERENCES user_token,
            kind     TEXT    NOT NULL CHECK (kind IN ('department', 'user')),
            row      INTEGER NOT NULL CHECK (row > 0)
        ) STRICT;
        CREATE INDEX userTokenScopeByToken ON user_token_scope (token, kind, position);
        """

    private static let departmentIDChanges = """
        ALTER TABLE department ADD COLUMN id_changes INTEGER NOT NULL DEFAULT 0 CHECK (id_changes >= 0);
        """

    private static let groupMembers = """
        CREATE TABLE group_member (
            chat_id TEXT    NOT NULL,
            user    INTEGER NOT NULL REFERENCES user,
            tenant  TEXT    NOT NULL REFERENCES tenant,
            cause   TEXT    NOT NULL CHECK (cause IN ('group', 'joined', 'employee_type', 'leader')),
            present INTEGER NOT NULL CHECK (present IN (0, 1)),
            PRIMARY KEY (chat_id, user)
        ) STRICT, WITHOUT ROWID;
        -- Who leaves the company leaves every group.
        CREATE INDEX groupMemberByUser ON group_member (user);
        """

    private static let employeeTypes = """
        -- A deleted type keeps its value and counts among the company's own.
        ALTER TABLE employee_type ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1));
        ALTER TABLE employee_type ADD COLUMN i18n_content TEXT NOT NULL DEFAULT '[]';
        """

    private static let jobEntries = """
        CREATE TABLE job_entry (
            id               INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant           TEXT    NOT NULL REFERENCES tenant,
            kind             TEXT    NOT NULL CHECK (kind IN ('job_level', 'job_family')),
            name             TEXT    NOT NULL CHECK (name <> ''),
            description      TEXT,
            place            INTEGER CHECK ((kind = 'job_level') = (place IS NOT NULL)),
            parent           INTEGER CHECK (parent IS NULL OR kind = 'job_family' AND parent <> id),
            active           INTEGER NOT NULL CHECK (active IN (0, 1)),
            deleted          INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
            i18n_name        TEXT    NOT NULL DEFAULT '[]',
            i18n_description TEXT    NOT NULL DEFAULT '[]'
        ) STRICT;
        CREATE UNIQUE INDEX jobEntryByName ON job_entry (tenant, kind, name) WHERE deleted = 0;
        CREATE UNIQUE INDEX jobLevelByPlace ON job_entry (tenant, place) WHERE deleted = 0 AND place IS NOT NULL;
        CREATE INDEX jobFamilyByParent ON job_entry (parent) WHERE parent IS NOT NULL;
        ALTER TABLE user ADD COLUMN job_level INTEGER REFERENCES job_entry;
        ALTER TABLE user ADD COLUMN job_family INTEGER REFERENCES job_entry;
        -- Who has an entry that is deleted.
        CREATE INDEX userByJobLevel ON user (job_level) WHERE job_level IS NOT NULL;
        CREATE INDEX userByJobFamily ON user (job_family) WHERE job_family IS NOT NULL;
        """

    private static let units = """
        CREATE TABLE unit (
            id        INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant    TEXT NOT NULL REFERENCES tenant,
            unit_id   TEXT NOT NULL CHECK (unit_id <> ''),
            name      TEXT NOT NULL CHECK (name <> ''),
            unit_type TEXT NOT NULL CHECK (unit_type <> ''),
            UNIQUE (tenant, unit_id),
            UNIQUE (tenant, name, unit_type)
        ) STRICT;
        ALTER TABLE department ADD COLUMN unit INTEGER REFERENCES unit;
        CREATE INDEX departmentByUnit ON department (unit) WHERE unit IS NOT NULL;
        """

    /// Counted as they come and go: to count thousands again for each who comes would take longer than all else.
    private static let memberCounts = """
        ALTER TABLE department ADD COLUMN members INTEGER NOT NULL DEFAULT 0;
        UPDATE department SET members = (
            SELECT count(*) FROM membership m JOIN user u ON u.id = m.user
            WHERE m.department = department.id AND u.resigned = 0);
        CREATE TRIGGER memberComes AFTER INSERT ON membership
            WHEN (SELECT resigned FROM user WHERE id = NEW.user) = 0
            BEGIN UPDATE department SET members = members + 1 WHERE id = NEW.department; END;
        CREATE TRIGGER memberGoes AFTER DELETE ON membership
            WHEN (SELECT resigned FROM user WHERE id = OLD.user) = 0
            BEGIN UPDATE department SET members = members - 1 WHERE id = OLD.department; END;
        CREATE TRIGGER memberLeavesOrReturns AFTER UPDATE OF resigned ON user WHEN NEW.resigned <> OLD.resigned
            BEGIN
                UPDATE department SET members = members + OLD.resigned - NEW.resigned
                WHERE id IN (SELECT department FROM membership WHERE user = NEW.id);
            END;
        """

    private static let licences = """
        ALTER TABLE user ADD COLUMN created_at INTEGER;
        CREATE TABLE licence (
            id              INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant          TEXT    NOT NULL REFERENCES tenant,
            subscription_id TEXT    NOT NULL CHECK (subscription_id GLOB '[0-9]*'),
            plan            TEXT    NOT NULL,
            product_name    TEXT    NOT NULL,
            seats           INTEGER NOT NULL CHECK (seats >= 0),
            start_time      INTEGER NOT NULL,
            end_time        INTEGER NOT NULL CHECK (end_time >= start_time),
            UNIQUE (tenant, subscription_id)
        ) STRICT;
        CREATE TABLE user_licence (
            user    INTEGER NOT NULL REFERENCES user,
            licence INTEGER NOT NULL REFERENCES licence,
            PRIMARY KEY (user, licence)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX userLicenceByLicence ON user_licence (licence);
        """

    private static let loadedPeople = """
        ALTER TABLE directory ADD COLUMN holds_people INTEGER NOT NULL DEFAULT 0 CHECK (holds_people IN (0, 1));
        """

    private static let clockShift = """
        -- Seconds; above 0 the directory's clock is ahead of the machine's.
        ALTER TABLE directory ADD COLUMN clock_shift REAL NOT NULL DEFAULT 0;
        """

    private static let faults = """
        -- A JSON list of faults as a company file writes them; NULL where none was ever switched.
        ALTER TABLE directory ADD COLUMN faults TEXT;
        """

    private static let tasksAndOutbox = """
        CREATE TABLE task (
            number      INTEGER PRIMARY KEY AUTOINCREMENT,
            id          TEXT    NOT NULL UNIQUE,
            tenant      TEXT    NOT NULL REFERENCES tenant,
            app_id      TEXT    NOT NULL,
            type        TEXT    NOT NULL CHECK (type IN ('add_user', 'add_department')),
            status      INTEGER NOT NULL DEFAULT 1,
            body        BLOB    NOT NULL,
            total       INTEGER NOT NULL,
            done        INTEGER NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND total),
            created_at  INTEGER NOT NULL,
            finished_at INTEGER
        ) STRICT;
        CREATE INDEX taskToDo ON task (number) WHERE status < 9;
        CREATE TABLE task_item (
            task     INTEGER NOT NULL REFERENCES task,
            position INTEGER NOT NULL,
            code     INTEGER NOT NULL,
            result   BLOB    NOT NULL,
            PRIMARY KEY (task, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE client_token (
            app_id   TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            token    TEXT NOT NULL,
            body     BLOB NOT NULL,
            answer   BLOB NOT NULL,
            PRIMARY KEY (app_id, endpoint, token)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outbox (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant     TEXT    NOT NULL,
            user       INTEGER NOT NULL,
            cause      TEXT    NOT NULL CHECK (cause IN ('create', 'batch')),
            created_at INTEGER NOT NULL
        ) STRICT;
        """
}
