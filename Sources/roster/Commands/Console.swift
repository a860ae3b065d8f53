import ArgumentParser
import DirectoryServing
import Foundation
import JobSession
import Logging
import WebConsole
import Wording

struct Console: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open a local page: look at a sheet, plan it, release it, and follow the runs.",
        discussion: """
            The page is for you alone: it is served on 127.0.0.1, and the address that is printed opens one browser. On a \
            terminal with a screen (DISPLAY or WAYLAND_DISPLAY) your browser is opened there with xdg-open; --no-open \
            leaves that to you. What it is given is a file for you alone, below the state folder, or in the home \
            folder where a browser is a snap; a browser that cannot read it shows an error, and the address is pasted. The page shows \
            what this machine's ledger and sheets hold; nothing is loaded from elsewhere. Closing a page changes nothing. \
            Ctrl-C ends the console and stops the runs that it works on, so that they go on from their page or with \
            `roster resume`; runs of other commands are left alone. With --read-only it plans and sends nothing: the \
            plan is downloaded for the person who gives it to `roster apply`. \
            Exit status: 0 ended, 2 usage or the port is taken, 1 the ledger cannot be read.
            """
    )

    @Argument(
        help: """
            A sheet (CSV or workbook) to begin with, which is copied and stays as it is, or a job (.yaml), whose \
            page plans it, or begins its export.
            """,
        completion: .file(extensions: SheetOptions.endings + ["yaml", "yml"])
    )
    var file: String?

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port = 0

    @Flag(help: "Send nothing: sheets are checked and planned here, and the plans are released elsewhere.")
    var readOnly = false

    @Flag(name: .customLong("no-open"), help: "Print the address, and open no browser.")
    var isOpenedByHand = false

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError(LocalizedText(en: "--port must be 0 to 65535.", zh: "--port 须为 0 到 65535。"))
        }
    }

    func run() async throws {
        let job = file.flatMap { SheetJob.isJob($0) ? $0 : nil }
        // What can never be planned is said here, and not by a page.
        _ = try job.map { try ImportJob(.job(path: $0)) }
        // The address of the page that is shown first.
        let page = try file.map { file in
            try job == nil
                ? DroppedFile.keep(file, stateFolder: StateFolder.ofEnvironment) : ConsoleConfiguration.jobPage
        }
        let connector = try connection.connector()
        let server = ConsoleServer(
            ConsoleConfiguration(
                port: port,
                stateFolder: StateFolder.ofEnvironment,
                logger: Logger(label: "roster.console"),
                access: connector.access,
                ledger: connector.ledger,
                repeatedLedger: GivenLedger.repeated,
                isReadOnly: readOnly,
                job: job
            )
        )
        StandardError.note(
            LocalizedText(
                en:
                    "Open the last address in a browser, or paste it there where none opens or shows the console: each opens one. Ctrl-C ends the console.",
                zh: "请在浏览器中打开最后一个地址（浏览器没有自动打开或没有显示控制台时，请粘贴该地址）：每个地址只能打开一个浏览器。按 Ctrl-C 结束控制台。"
            )
        )
        let opener = BrowserOpener(
            environment: isOpenedByHand || !Style(of: STDERR_FILENO).isTerminal
                ? [:] : ProcessInfo.processInfo.environment,
            places: BrowserOpener.Places(
                folder: StateFolder.ofEnvironment + "/console/open",
                home: ProcessInfo.processInfo.environment["HOME"]
            )
        )
        opener.removeLeft()
        defer { opener.end() }
        try await server.run {
            let address = $0 + (page.map { "&page=\($0)" } ?? "")
            StandardError.note(address)
            opener.note(address)
        } ending: { runs in
            StandardError.note(
                LocalizedText(
                    en: "Stopping \(runs, "run"): what was sent is accounted for first. Ctrl-C again leaves at once.",
                    zh: "正在停止 \(runs) 个运行：先核对已发送的内容。再按 Ctrl-C 立即退出。"
                )
            )
        }
    }
}
