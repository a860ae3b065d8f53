import Foundation
import JobSession
import Wording

/// Takes a sheet, and lists those that were taken.
struct DropPage: ConsolePage {
    static let template = "drop"

    let frame: PageFrame
    let title: String
    /// What the form before the page has done; `nil` where none was before it.
    let done: String?
    let ask: String
    let hint: String
    /// Which sheet comes first, where there are several.
    let order: String
    let button: String
    let field: String
    let earlier: String
    let headings: [String]
    let sheets: [Row]
    let hasSheets: Bool

    struct Row: Sendable {
        let id: String
        let name: String
        let size: String
        let stored: PageTime
        let standing: SheetStanding
    }

    /// - Parameters:
    ///   - sheets: All that are here.
    ///   - standings: How far each of them is.
    ///   - isAfterDeletion: Whether a sheet was just deleted.
    ///   - frame: Around the page.
    init(sheets: [StoredSheet], _ standings: [SheetStanding], isAfterDeletion: Bool = false, frame: PageFrame) {
        self.frame = frame
        done = isAfterDeletion ? frame.say("The sheet was deleted.", "表格已删除。") : nil
        title = frame.say("Drop a sheet", "上传表格")
        ask = frame.say("A CSV file or a workbook", "CSV 文件或工作簿")
        hint = frame.say(
            "Drop it on this page or choose it. It is copied to a folder of yours on this machine, and sent nowhere.",
            "将文件拖到此页面或点击选择。文件只复制到本机属于您的文件夹中，不会发送到其他地方。"
        )
        order = frame.say(
            "A sheet of departments comes before the sheet of people in them: drop and release the departments first, then the people.",
            "部门表格先于人员表格：请先上传并发布部门表格，再上传人员表格。"
        )
        button = frame.say("Look at it", "查看")
        field = SheetStore.field
        earlier = frame.say("Sheets that are here", "已有的表格")
        headings = [
            frame.say("Sheet", "表格"), frame.say("Size", "大小"), frame.say("Dropped", "上传时间"),
            frame.say("How far it is", "进度"),
        ]
        hasSheets = !sheets.isEmpty
        self.sheets = zip(sheets, standings).map { sheet, standing in
            Row(
                id: sheet.id,
                name: sheet.name,
                size: frame.words(ByteSize(bytes: sheet.bytes).words),
                stored: PageTime(ofNoRun: sheet.stored.formatted(.iso8601)),
                standing: standing
            )
        }
    }
}
