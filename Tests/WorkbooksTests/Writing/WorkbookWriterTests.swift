import Foundation
import Glibc
import LocalFiles
import Synchronization
import TestSupport
import Testing
import Wording
import Workbooks

struct WorkbookWriterTests {
    @Test func `writes every text as it is, in cells of text`() async throws {
        let texts = [
            "张三", "0007", "13800000001", "=1+1", "+86", "@x", "'x", "1.50", "true", "a\u{0}b", "\u{1}\u{1F}", "a\r\nb",
            "a\tb",
            "_x0041_", "_x00e9_", "a_b", " two ", "<&>\"'", "😀", "\u{FFFE}", "行\n二",
        ]
        try await withFolder { folder in
            let path = folder + "/out.xlsx"
            let writer = try WorkbookWriter(path: path)
            let tab = try writer.addTab("人员")
            try tab.write(texts.indices.map { "列\($0)" }, style: .header)
            try tab.write(texts)
            try writer.close()
            let written = try #require(try WrittenWorkbook(path).tab("人员"))
            #expect(written.row(2) == texts)
            #expect(!written.xml.contains("<v>"), "nothing is a number")
            #expect(written.style(of: "A2") != written.style(of: "A1"))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.xlsx"])
        }
    }

    @Test func `writes numbers, comments, links, lists and hidden tabs`() async throws {
        try await withFolder { folder in
            let path = folder + "/out.xlsx"
            let writer = try WorkbookWriter(path: path)
            let problems = try writer.addTab("问题")
            let people = try writer.addTab("It's")
            let values = try writer.addTab("values")
            writer.hide(values)
            try people.write([WorkbookCell("姓名", style: .requiredHeader, comment: "Required\n<必填>"), WorkbookCell(7)])
            try people.addList(
                toColumn: 0,
                fromRow: 1,
                values: .init(first: WorkbookPlace(tab: values.name, row: 1, column: 27), count: 3),
                strictness: .asks
            )
            people.freeze(rows: 1, filter: true)
            try problems.write([WorkbookCell(to: WorkbookPlace(tab: people.name, row: 16, column: 2))])
            try values.write(["x"])
            try writer.close()
            let book = try WrittenWorkbook(path)
            #expect(book.tabs.map(\.name) == ["问题", "It's", "values"])
            #expect(book.tabs.map(\.isHidden) == [false, false, true])
            #expect(book.tabs[1].comments["A1"] == "Required\n<必填>")
            #expect(book.tabs[1].cells["B1"] == "7" && book.tabs[1].xml.contains("<v>7</v>"))
            #expect(book.tabs[1].xml.contains("<formula1>'values'!$AB$2:$AB$4</formula1>"), "\(book.tabs[1].xml)")
            #expect(book.tabs[1].xml.contains("<autoFilter ref=\"A1:B1\"") && book.tabs[1].xml.contains("ySplit=\"1\""))
            #expect(book.tabs[0].cells["A1"] == "C17" && book.tabs[0].xml.contains("location=\"'It''s'!C17\""))
        }
    }

    @Test func `replaces no file, and leaves none where it does not finish`() async throws {
        try await withFolder { folder in
            let path = folder + "/out.xlsx"
            try "old".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: WorkbookWriteError.exists(path: path)) { try WorkbookWriter(path: path) }
            let late = folder + "/late.xlsx"
            let writer = try WorkbookWriter(path: late)
            try writer.addTab("a").write(["x"])
            // Another process is faster.
            try "other".write(toFile: late, atomically: true, encoding: .utf8)
            #expect(throws: WorkbookWriteError.exists(path: late)) { try writer.close() }
            try abandon(folder + "/abandoned.xlsx")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["late.xlsx", "out.xlsx"])
            #expect(try String(contentsOfFile: late, encoding: .utf8) == "other")
            let nowhere = folder + "/no/such/out.xlsx"
            let error = #expect(throws: WorkbookWriteError.self) { try WorkbookWriter(path: nowhere) }
            #expect(error?.problem.en == "\(nowhere) could not be written: No such file or directory")
            #expect(error?.problem.zh.contains("文件或文件夹不存在") == true)
        }
    }

    private func abandon(_ path: String) throws {
        let writer = try WorkbookWriter(path: path)
        try writer.addTab("a").write(["x"])
    }

    @Test(arguments: [(length: 32_767, isWritten: true), (length: 32_768, isWritten: false)])
    func `never cuts a text`(length: Int, isWritten: Bool) async throws {
        try await withFolder { folder in
            let path = folder + "/out.xlsx"
            let writer = try WorkbookWriter(path: path)
            let tab = try writer.addTab("a")
            let text = String(repeating: "长", count: length - 2) + "😀"
            if isWritten {
                try tab.write(["", text])
                try writer.close()
                #expect(try WrittenWorkbook(path).tabs[0].cells["B1"] == text)
            } else {
                let expected = WorkbookWriteError.textTooLong(path: path, tab: "a", cell: "B1", length: length)
                #expect(throws: expected) { try tab.write(["", text]) }
            }
        }
    }

    @Test func `counts what a control character takes in the file`() async throws {
        let fitting = String(repeating: "\u{7}", count: 4681)
        let long = fitting + "\u{7}"
        try await withFolder { folder in
            let path = folder + "/out.xlsx"
            let expected = WorkbookWriteError.textTooLong(path: path, tab: "a", cell: "A1", length: 32_774)
            for cell in [WorkbookCell(long), WorkbookCell("x", comment: long)] {
                let refused = try WorkbookWriter(path: path)
                let tab = try refused.addTab("a")
                #expect(throws: expected) { try tab.write([cell]) }
                withExtendedLifetime(refused) {}
            }
            let writer = try WorkbookWriter(path: path)
            try writer.addTab("a").write([WorkbookCell(fitting, comment: fitting)])
            try writer.close()
            let tab = try WrittenWorkbook(path).tabs[0]
            #expect(tab.cells["A1"] == fitting && tab.comments["A1"] == fitting)
        }
    }

    @Test(arguments: [
        ("abc", 2, "ab"), ("a\u{7}b", 7, "a"), ("a\u{7}b", 8, "a\u{7}"), ("😀😀", 3, "😀"),
        ("e\u{301}\u{301}", 2, "e\u{301}"),
        ("", 5, ""),
    ])
    func `begins a text with what takes so much in the file`(text: String, units: Int, beginning: String) {
        #expect(WorkbookText.beginning(of: text, units: units) == beginning)
    }

    @Test func `writes no more comments than a spreadsheet opens quickly`() async throws {
        try await withFolder { folder in
            let writer = try WorkbookWriter(path: folder + "/out.xlsx")
            let tab = try writer.addTab("a")
            for row in 0...WorkbookTab.commentLimit {
                try tab.write([WorkbookCell("x", comment: "y")])
                #expect(tab.commentsLeftOut == (row < WorkbookTab.commentLimit ? 0 : 1))
            }
            try writer.close()
            #expect(try WrittenWorkbook(folder + "/out.xlsx").tabs[0].comments.count == WorkbookTab.commentLimit)
        }
    }

    @Test func `leaves rows empty where asked`() async throws {
        try await withFolder { folder in
            let writer = try WorkbookWriter(path: folder + "/out.xlsx")
            let tab = try writer.addTab("a")
            try tab.write(["x"])
            try tab.skip(toRow: 3)
            try tab.write(["y"])
            try tab.skip(toRow: 2)
            try tab.write(["z"])
            try writer.close()
            #expect(try WrittenWorkbook(folder + "/out.xlsx").tabs[0].rows == [["x"], [], [], ["y"], ["z"]])
        }
    }

    @Test func `refuses a row or column too many`() async throws {
        try await withFolder { folder in
            let path = folder + "/out.xlsx"
            let writer = try WorkbookWriter(path: path)
            let tab = try writer.addTab("a")
            let wide = Array(repeating: "", count: 16_385)
            #expect(throws: WorkbookWriteError.tooManyColumns(path: path, tab: "a")) { try tab.write(wide) }
            for _ in 0..<1_048_576 { try tab.write([String]()) }
            #expect(throws: WorkbookWriteError.tooManyRows(path: path, tab: "a")) { try tab.write(["x"]) }
        }
    }

    /// Where it is replaced while a workbook is closed, two at once can leave the wrong one behind, and all that C writes to
    /// it from then on is lost.
    @Test func `the process's standard error stays as it is while workbooks are closed`() async throws {
        let stream = try #require(dlsym(nil, "stderr"))
        let before = UInt(bitPattern: stream.load(as: OpaquePointer?.self))
        let place = UInt(bitPattern: stream)
        let isClosed = Atomic(false)
        async let wasReplaced = withoutBlocking {
            while !isClosed.load(ordering: .relaxed) {
                let now = UnsafeRawPointer(bitPattern: place)?.load(as: OpaquePointer?.self)
                if UInt(bitPattern: now) != before { return true }
            }
            return false
        }
        try await withFolder { folder in
            defer { isClosed.store(true, ordering: .relaxed) }
            for number in 0..<32 {
                let writer = try WorkbookWriter(path: "\(folder)/\(number).xlsx")
                try writer.addTab("x").write(["y"])
                try writer.close()
            }
        }
        #expect(await !wasReplaced)
    }

    private func withoutBlocking<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }
}
