import ArgumentParser
import DirectoryServing
import Foundation
import JobSession
import Logging
import WebConsole
import Wording

struct Console: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open a local page: look at a sheet, and follow the runs.",
        discussion: """
            The page is for you alone: it is served on 127.0.0.1, and the address that is printed opens one browser. It shows \
            what this machine's ledger and sheets hold; nothing is loaded from elsewhere. Ctrl-C ends it; runs go on. \
            Exit status: 0 ended, 2 usage or the port is taken, 1 the ledger cannot be read.
            """
    )

    @Argument(
        help: "A CSV file or a workbook to begin with; it is copied, and stays as it is.",
        completion: .file(extensions: SheetOptions.endings)
    )
    var file: String?

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port = 0

    func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError(LocalizedText(en: "--port must be 0 to 65535.", zh: "--port 须为 0 到 65535。"))
        }
    }

    func run() async throws {
        // The address of the page that is shown first.
        let page = try file.map { try DroppedFile.keep($0, stateFolder: StateFolder.ofEnvironment) }
        let ending = page.map { "&page=\($0)" } ?? ""
        let server = ConsoleServer(
            ConsoleConfiguration(
                port: port,
                stateFolder: StateFolder.ofEnvironment,
                logger: Logger(label: "roster.console")
            )
        )
        StandardError.note(
            LocalizedText(
                en: "Open the last address in a browser: each opens one. Ctrl-C ends the console.",
                zh: "请在浏览器中打开最后一个地址：每个地址只能打开一个浏览器。按 Ctrl-C 结束控制台。"
            )
        )
        try await server.run { StandardError.note($0 + ending) }
    }
}
