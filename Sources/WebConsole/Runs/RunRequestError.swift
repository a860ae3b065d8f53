import Wording

/// Why a run was not begun, released or gone on with as a page asked.
enum RunRequestError: ExplainedError, Equatable {
    /// This console sends nothing.
    case readOnly
    /// The plan was confirmed before, on another page or by another process.
    case releasedAlready(run: String)
    /// It has ended, and its plan was never confirmed.
    case endedUnsent(run: String)
    /// Its plan was made by another version, or is not whole.
    case noPlan(run: String)
    /// The directory's name was not typed as it is.
    case otherName(expected: String)
    /// Something was done to the sheet since the plan was made, and nobody has said that the plan is released without it.
    case stalePlan
    /// Every row has succeeded.
    case nothingToRetry
    /// The console is about to end.
    case ending
    /// Nothing that could be stopped is under way here.
    case notHere(run: String)
    /// The filter leaves no row that could be tried again.
    case noRowChosen
    /// All rows that are meant are left out on the pages of their sheet.
    case rowsLeftOut
    /// The filter leaves rows of more than one step.
    case severalSteps
    /// The sheet is read otherwise by now than the run has read it.
    case otherReading
    /// The plan cannot be made again, because its sheet was deleted.
    case sheetDeleted
    case noSuchFile
    /// There was no rehearsal, or it did not come to its end.
    case rehearsalGone

    var explanation: Explanation {
        switch self {
        case .readOnly:
            Explanation(
                problem: LocalizedText(en: "This console cannot send: it is read-only", zh: "此控制台为只读，不能发送"),
                remedy: LocalizedText(
                    en:
                        "Download the plan for the person who releases it, or start roster console without --read-only.",
                    zh: "请下载计划交给负责发布的人，或不带 --read-only 启动 roster console。"
                )
            )
        case .releasedAlready(let run):
            Explanation(
                problem: LocalizedText(en: "The plan of \(run) was released before", zh: "\(run) 的计划此前已发布"),
                remedy: LocalizedText(
                    en: "Nothing was sent twice. This page shows how far the run is.",
                    zh: "没有重复发送任何内容。此页面显示运行进度。"
                )
            )
        case .endedUnsent(let run):
            Explanation(
                problem: LocalizedText(
                    en: "\(run) has ended, and nothing of it was sent",
                    zh: "\(run) 已结束，没有发送任何内容"
                ),
                remedy: LocalizedText(
                    en: "Plan the rows again: on the page of its results, or from the sheet.",
                    zh: "请在其结果页面，或从表格重新制定计划。"
                )
            )
        case .rehearsalGone:
            Explanation(
                problem: LocalizedText(en: "There is no rehearsal of the plan", zh: "该计划没有演练"),
                remedy: LocalizedText(
                    en: "Rehearse it on the page Release.",
                    zh: "请在“发布”页面演练。"
                )
            )
        case .otherReading:
            Explanation(
                problem: LocalizedText(
                    en: "The sheet is read in another way than by this run, so its rows may be others",
                    zh: "表格现在的读取方式与该运行不同，各行可能不再对应"
                ),
                remedy: LocalizedText(
                    en: "Choose on the page of the sheet how it was read before, or make a new plan from the sheet.",
                    zh: "请在表格页面恢复之前的读取方式，或从表格重新制定计划。"
                )
            )
        case .sheetDeleted:
            Explanation(
                problem: LocalizedText(en: "The sheet of this plan was deleted", zh: "该计划的表格已删除"),
                remedy: LocalizedText(
                    en:
                        "Nothing was planned. A plan that is made can still be released, as it was made; for another one drop the file again.",
                    zh: "没有制定任何计划。已制定的计划仍可按原样发布；如需其他计划，请重新上传文件。"
                )
            )
        case .severalSteps:
            Explanation(
                problem: LocalizedText(
                    en: "Rows of several steps are meant, and a plan of chosen rows has those of one step",
                    zh: "所选行属于多个步骤，而所选行的计划只能包含一个步骤的行"
                ),
                remedy: LocalizedText(
                    en: "Nothing was planned. Choose one step in the filter, and do it again for the next one.",
                    zh: "没有制定任何计划。请在筛选条件中选择一个步骤，其他步骤请逐个处理。"
                )
            )
        case .noPlan(let run):
            Explanation(
                problem: LocalizedText(en: "\(run) has no plan that can be released", zh: "\(run) 没有可发布的计划"),
                remedy: LocalizedText(en: "Plan it again on its plan's page.", zh: "请在计划页面重新制定计划。")
            )
        case .otherName(let expected):
            Explanation(
                problem: LocalizedText(en: "What was typed is not '\(expected)'", zh: "输入的内容不是“\(expected)”"),
                remedy: LocalizedText(
                    en: "Nothing was sent. Type the directory's name exactly as it is shown.",
                    zh: "没有发送任何内容。请完全按显示内容输入目录名称。"
                )
            )
        case .stalePlan:
            Explanation(
                problem: LocalizedText(
                    en: "The plan is older than what was done to the sheet",
                    zh: "计划早于对表格所作的更改"
                ),
                remedy: LocalizedText(
                    en: "Nothing was sent. Plan again, or tick the box that releases the plan as it was made.",
                    zh: "没有发送任何内容。请重新制定计划，或勾选“按原计划发布”。"
                )
            )
        case .nothingToRetry:
            Explanation(
                problem: LocalizedText(en: "Every row has succeeded", zh: "所有行均已成功"),
                remedy: LocalizedText(en: "Nothing is left to do.", zh: "没有需要处理的内容。")
            )
        case .ending:
            Explanation(
                problem: LocalizedText(en: "The console is ending", zh: "控制台正在结束"),
                remedy: LocalizedText(en: "Start it again, and do it there.", zh: "请重新启动控制台后再操作。")
            )
        case .notHere(let run):
            Explanation(
                problem: LocalizedText(
                    en: "Nothing of \(run) is under way that could be stopped from here",
                    zh: "\(run) 没有可在此停止的工作"
                ),
                remedy: LocalizedText(
                    en: "If another process plans it or reads for it, stop it there: Ctrl-C in its terminal.",
                    zh: "如果其他进程正在为其制定计划或读取目录，请在其终端中按 Ctrl-C 停止。"
                )
            )
        case .noRowChosen:
            Explanation(
                problem: LocalizedText(en: "No row that is left could be tried again", zh: "没有可重试的行"),
                remedy: LocalizedText(en: "Choose other rows by the filter.", zh: "请用筛选条件选择其他行。")
            )
        case .rowsLeftOut:
            Explanation(
                problem: LocalizedText(
                    en: "No row that is left could be tried again: all of them are left out on the pages of the sheet",
                    zh: "没有可重试的行：这些行均已在表格页面上跳过"
                ),
                remedy: LocalizedText(
                    en: "Take them back on the page Problems of the sheet, and plan them again then.",
                    zh: "请在表格的“问题”页面恢复这些行，然后重新制定计划。"
                )
            )
        case .noSuchFile:
            Explanation(
                problem: LocalizedText(en: "There is no such file of this run", zh: "该运行没有此文件"),
                remedy: LocalizedText(
                    en: "Choose one of the list on the results' page.",
                    zh: "请从结果页面的列表中选择。"
                )
            )
        }
    }
}
