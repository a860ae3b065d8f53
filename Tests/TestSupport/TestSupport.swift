// What the tests share, and which to choose. A suite with a helper of its own for one of these is to be moved here.
//
// Files
// - `withFolder`: one test needs a folder. `TemporaryFolder`: a suite keeps one for each of its tests.
//   Nothing of a test lies outside of it: not in the system's folder of temporary files, not in the project.
// - `Project`: a file that ships with the project, or a copy of `jobs` and `templates`.
//
// Time
// - `ManualClock`: a test moves the time, or asks how long was waited. The usual choice.
// - `StandingClock`: a wait must not end. `HurryingClock`: no wait matters.
// - `OtherClock`: a process whose calendar is ahead of the machine's, or behind.
// - No test sleeps in order to wait, and none demands that something is fast: machines differ by more than ten times.
//   It waits for an event, counts calls or rows, or sets the program's own limit so that it cannot be what ends a wait.
//
// Chance
// - `SeededGenerator`: everything that is drawn; the seed is said where the test fails.
//
// Ledgers
// - `createTestRun` and `begin`: a run with rows, in whatever store.
// - `PostgresServer.shared`: a new schema on a real server; `.own`: a server that is killed, or has a standby.
// - `PostgresLine`: a line to that server which is cut, healed, or loses an answer; it counts writes that were refused.
//
// Threads
// - `Gate`: work that blocks its thread, to show that nothing else waits for it.
//
// Directories, from the nearest to the real one to the farthest
// - `EmbeddedDirectory` of DirectoryServer: all rules of the API. The usual choice of a test that writes.
// - `LaxDirectory`: refuses nothing, so that it shows a person who was created twice; each answer can be spoiled.
// - `FakeDirectory`: lists that stand in the test, for exports and reading.
// - `StubServer`: answers each request as the test says, and remembers it; for tests of the client.
// - `BrokenServer`: bytes that are no HTTP. `SilentPort`: nobody listens.
// - `FlakyProxy`: a connection to a directory that loses answers. `DirectoryLine`: one that is cut and healed.
// - `LoopbackServer`: what the stubs are built on.
//
// Processes
// - `RosterCommand`: the real command, run to its end and disturbed on its way; `RunningServer`: one that serves.
// - `ExportJob`: the job of an export of everything; `importRows`: a few rows that change something between two exports.
// - `OtherUser`: a script of another user of this machine; skipped, with a word, where the tests do not run as root.
// - `ChildProcess`: any other. A signal is sent after the process has said or done something, not after a time.
//
// Browsers
// - `ChromeDriver`: Chromium without a window, by WebDriver; `BrowserSession` is one browser. A suite starts one driver and
//   runs one test after the other, because a browser needs as much memory as fifty tests without one. Skipped, with a
//   word, where `Chromium.isInstalled` is false.
