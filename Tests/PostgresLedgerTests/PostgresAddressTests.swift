import JobModel
import Testing
import Wording

@testable import PostgresLedger

/// Addresses of databases, as people see them.
struct PostgresAddressTests {
    @Test(
        arguments: [
            ("postgres://ada:s3cret@db.example:6432/roster", "postgres://ada@db.example:6432/roster"),
            ("postgresql://ada@db.example/roster?password=s3cret&sslmode=require", "postgres://ada@db.example/roster"),
            ("postgres://a:s3cret@one:1,two:2/d", "postgres://a@one:1,two:2/d"),
            ("postgres:///roster?host=/run/postgresql", "postgres:///run/postgresql/roster"),
            ("postgres://ada:%73%33cret@h/d", "postgres://ada@h/d"), ("service=wave", "service=wave"),
            ("postgres://[::1]:5433/d", "postgres://::1:5433/d"),
            ("postgres:///d?host=@name", "postgres://@name/d"), ("postgres://h/a%40b", "postgres://h/a@b"),
            ("service=wave user=a@b@c password=s3cret", "service=wave"),
        ]
    )
    func `shows where a database is, without the password`(text: String, shown: String) throws {
        let address = try PostgresAddress(text)
        #expect(address.shown == shown)
        #expect(!address.withoutSecrets("FATAL: s3cret, as s3cret is").contains("s3cret") || !text.contains("cret"))
    }

    @Test(
        arguments: [
            (
                "postgres://ada:s3cret@db.example:6432/roster?sslmode=require",
                "postgres://ada@db.example:6432/roster?sslmode=require"
            ),
            (
                "postgres://a@h/d?pass%77ord=s3cret&options=-csearch_path%3Dx",
                "postgres://a@h/d?options=-csearch_path%3Dx"
            ),
            ("postgres://a@h/d?password=s3cret", "postgres://a@h/d"),
            ("postgres:///d?host=/run/a:b", "postgres:///d?host=/run/a:b"),
            ("postgres://:s3cret@h/d", "postgres://@h/d"), ("postgres://[::1]:5433/d", "postgres://[::1]:5433/d"),
            ("service=wave", "service=wave"), ("service=wave  user=ada password='s3 cret'", "service=wave user=ada"),
            (#"service=wave dbname='it\'s a \\'"#, #"service=wave dbname='it\'s a \\'"#),
        ]
    )
    func `is repeated whole but for the password`(text: String, repeated: String) throws {
        let address = try PostgresAddress(text)
        #expect(address.repeated == repeated)
        #expect(try PostgresAddress(repeated).shown == address.shown)
    }

    @Test(
        arguments: [
            "postgres://ada:s3cret%ZZ@h/d", "postgres://ada:s3cret@h:x:y/d?nothing=1", "postgres://[s3cret/d",
            "/folder", "",
            // A sign of the password that is not written as %XX.
            "postgres://ada:p@s3cret@h/d", "postgres://ada:p/s3cret@h/d", "postgres://ada:12/s3cret@h/d",
            "postgres://ada:s3cret/x@h/d", "postgres://ada:p?x@s3cret@h/d", "postgres://ada:s3cret",
            "postgres://ada:p@@s3cret@h", "host=h password=s3cret", "service='s3cret", "postgres://h/d\u{0}s3cret",
        ]
    )
    func `what is no address is refused without repeating it`(text: String) throws {
        let error = try #require(throws: LedgerError.self) { try PostgresAddress(text) }
        #expect(error == .database(.badAddress, at: ""))
        #expect(!error.description.contains("s3cret") && !error.explanation.problem.zh.contains("s3cret"))
    }

    @Test(arguments: [
        ("postgres://h/d", true), ("PostgreSQL://h", true), ("service=x", true), ("/a/postgres://x", false),
    ])
    func `tells an address from a folder`(text: String, isAddress: Bool) {
        #expect(PostgresAddress.isAddress(text) == isAddress)
    }
}
