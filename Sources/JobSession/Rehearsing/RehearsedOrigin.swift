import Foundation
import JobEngine
import JobModel
import Wording

/// Where the people and departments of a rehearsal come from, and what it does not tell.
struct RehearsedOrigin: Sendable {
    let name: String
    /// The folder of the export.
    let folder: String
    /// `nil` for a workbook that stands by itself.
    let manifest: ExportManifest?

    init(name: String, folder: String, manifest: ExportManifest?) {
        (self.name, self.folder, self.manifest) = (name, folder, manifest)
    }

    /// An export that stands in for the directory.
    ///
    /// - Parameter path: Its folder, or its workbook or database.
    /// - Throws: `ComparedExportError.nothingToRehearse` for a folder without a manifest; as `LoadableExport`.
    init(of path: String) throws {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard exists, !isFolder.boolValue || FileManager.default.fileExists(atPath: path + "/manifest.json") else {
            throw ComparedExportError.nothingToRehearse(path: path)
        }
        self.init(name: path, folder: path, manifest: try LoadableExport(path).manifest)
    }

    /// What no rehearsal from it can know.
    func unknown(failedToLoad: Int, results: String?) -> [Rehearsal.Unknown] {
        var unknown: [Rehearsal.Unknown] = []
        let fields = (manifest?.fieldsNeverSeen ?? [:]).sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
        for (sheet, names) in fields {
            let list = names.joined(separator: ", ")
            unknown.append(
                .init(
                    LocalizedText(
                        en:
                            "values of \(sheet) that the export does not have, because nobody has any or the app may not see them: \(list)",
                        zh: "\(sheet == Subject.people.rawValue ? "人员" : "部门")表中导出结果没有的值（无人填写，或应用无权查看）：\(list)"
                    ),
                    onPage: Self.onPage(names, of: Subject(rawValue: sheet) ?? .people)
                )
            )
        }
        if manifest?.isWholeCompany == false {
            unknown.append(
                .init(
                    LocalizedText(
                        en:
                            "people and departments outside the app's scope: they may have a mobile number, email or name that the wave uses",
                        zh: "应用通讯录权限范围之外的人员和部门：可能已占用本次导入中的手机号、邮箱或名称"
                    )
                )
            )
        }
        if let selection = manifest?.selection {
            unknown.append(
                .init(
                    LocalizedText(
                        en:
                            "people and departments that the export was not to hold (it holds \(selection.en)): they may have a mobile number, email or name that the wave uses",
                        zh: "导出范围之外的人员和部门（该导出\(selection.zh)）：可能已占用本次导入中的手机号、邮箱或名称"
                    )
                )
            )
        }
        if let manifest, manifest.isIncomplete {
            unknown.append(
                .init(
                    LocalizedText(
                        en:
                            "people who are known to be missing from the export; manifest.json names the departments and people",
                        zh: "导出结果已知缺少的人员；详见 manifest.json"
                    ),
                    onPage: LocalizedText(
                        en: "people who are known to be missing from what was read of the directory",
                        zh: "读取目录时已知缺少的人员"
                    )
                )
            )
        }
        if failedToLoad > 0 {
            let place = results.map { (": \($0)", "：\($0)") } ?? ("", "")
            unknown.append(
                .init(
                    LocalizedText(
                        en:
                            "\(failedToLoad, "person or department", "people or departments") of the export that could not be loaded"
                            + place.0,
                        zh: "导出结果中有 \(failedToLoad) 条人员或部门无法载入演练目录" + place.1
                    ),
                    onPage: LocalizedText(
                        en:
                            "\(failedToLoad, "person or department", "people or departments") of the directory that could not "
                            + "be copied",
                        zh: "目录中有 \(failedToLoad) 条人员或部门无法复制到演练目录"
                    )
                )
            )
        }
        return unknown + Self.always
    }

    /// Fields that nothing was read of, by their titles.
    private static func onPage(_ names: [String], of subject: Subject) -> LocalizedText {
        let english = names.map { FieldTitle.english($0, of: subject) }.joined(separator: ", ")
        let chinese = names.map { FieldTitle.chinese($0, of: subject) }.joined(separator: "、")
        let (whose, whoseZH) = subject == .people ? ("people", "人员") : ("departments", "部门")
        return LocalizedText(
            en: "values that all \(whose) in the directory are without, or that the app may not see: \(english)",
            zh: "\(whoseZH)在目录中都没有，或应用无权查看的值：\(chinese)"
        )
    }

    /// What no export tells.
    private static let always: [Rehearsal.Unknown] = [
        .init(
            LocalizedText(
                en: "what changes in the directory until the real run; rehearse again shortly before it",
                zh: "正式导入前目录的变化；请在导入前不久再次演练"
            )
        ),
        .init(
            LocalizedText(
                en: "mobile numbers and emails that accounts outside the company have",
                zh: "企业外账号占用的手机号和邮箱"
            )
        ),
        .init(
            LocalizedText(
                en:
                    "people who have left: no export holds them, so rows that name one, or use the mobile number or email of one, may end otherwise",
                zh: "已离职人员：导出结果不含他们，引用他们或使用其手机号、邮箱的行，结果可能不同"
            )
        ),
        .init(
            LocalizedText(
                en:
                    "what the app may write, and the company's own limits (seats, editions, names that must be unique); `roster doctor` asks for the permissions",
                zh: "应用的写入权限，以及企业自身的限制（席位、版本、名称唯一性）；roster doctor 可检查权限"
            ),
            onPage: LocalizedText(
                en:
                    "what the app may write, and the company's own limits (seats, editions, names that must be unique); the page Directory asks for the permissions",
                zh: "应用的写入权限，以及企业自身的限制（席位、版本、名称唯一性）；可在“目录”页面检查权限"
            )
        ),
        .init(
            LocalizedText(
                en:
                    "ids that a directory makes itself: rows that name somebody by open_id, or a job level or family by its id, fail here and not there",
                zh: "由目录生成的 ID：以 open_id 指定人员，或以 ID 指定职级、序列的行，在演练中会失败，正式导入时不会"
            ),
            onPage: LocalizedText(
                en:
                    "ids that a directory makes itself: rows that name a person, a job level or a job family by such an id fail here and not there",
                zh: "由目录生成的 ID：以此类 ID 指定人员、职级或序列的行，在演练中会失败，正式导入时不会"
            )
        ),
        .init(
            LocalizedText(
                en: "how long the network and the directory's batch tasks take, and who else uses up the same limits",
                zh: "网络和目录批量任务的耗时，以及其他调用方对相同限额的占用"
            )
        ),
    ]
}
