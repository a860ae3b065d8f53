import JobModel
import Wording

extension CellDoubt {
    /// The finding, not yet placed.
    var finding: Finding {
        switch reason {
        case .error: error
        case .formulaWithoutValue: formulaWithoutValue
        case .digits: digits
        case .noDate: noDate
        case .leapDay1900: leapDay
        case .notShown: notShown
        case .shownOtherwise: shownOtherwise
        case .tooLong: tooLong
        case .unreadable: unreadable
        }
    }

    private var error: Finding {
        Finding(
            code: "damage.formulaError",
            value: value,
            problem: LocalizedText(
                en: "the cell holds the error \(value) of a formula, not a value",
                zh: "单元格是公式错误 \(value)，不是值"
            ),
            remedy: LocalizedText(en: "Correct the formula, or write the value.", zh: "请修正公式，或直接填写值。"),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the value.",
                zh: "请在此处更正单元格：填写实际内容。"
            )
        )
    }

    private var formulaWithoutValue: Finding {
        Finding(
            code: "damage.formulaWithoutValue",
            value: value,
            problem: LocalizedText(
                en: "the cell holds a formula, and the file does not say what it comes to",
                zh: "单元格是公式，文件中没有保存计算结果"
            ),
            remedy: LocalizedText(
                en:
                    "Open the workbook in Excel, WPS or LibreOffice and save it there, so that the value is stored; or write "
                    + "the value in place of the formula.",
                zh: "请用 Excel、WPS 或 LibreOffice 打开并保存工作簿，使结果写入文件；或直接填写值代替公式。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the value in place of the formula.",
                zh: "请在此处更正单元格：填写结果代替公式。"
            )
        )
    }

    private var digits: Finding {
        let certain = value.drop { $0 == "-" }.prefix(SpreadsheetNumber.digits)
        return Finding(
            code: "damage.scientific",
            value: value,
            problem: LocalizedText(
                en:
                    "the cell is a number of more than 15 digits, and a spreadsheet keeps 15: only \(certain) is certain",
                zh: "单元格是超过 15 位的数字，表格软件只保留 15 位：只有 \(certain) 是确定的"
            ),
            remedy: LocalizedText(
                en: "Give the column the format Text, and write the number again from its source.",
                zh: "请将该列设为“文本”格式，并按原始来源重新填写。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the whole number, from its source.",
                zh: "请在此处更正单元格：按原始来源填写完整的号码。"
            )
        )
    }

    private var noDate: Finding {
        Finding(
            code: "damage.noDate",
            value: value,
            problem: LocalizedText(
                en: "the cell has a date's format, and its number \(value) is no day that a spreadsheet knows",
                zh: "单元格为日期格式，但其数值 \(value) 不是表格软件支持的日期"
            ),
            remedy: LocalizedText(en: "Write the date again.", zh: "请重新填写日期。"),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the date, as 2026-12-01.",
                zh: "请在此处更正单元格：填写日期，例如 2026-12-01。"
            )
        )
    }

    private var leapDay: Finding {
        Finding(
            code: "damage.noDate",
            value: value,
            problem: LocalizedText(
                en: "the cell says 29 February 1900, a day that has never been",
                zh: "单元格为 1900 年 2 月 29 日，这一天并不存在"
            ),
            remedy: LocalizedText(en: "Write the date again.", zh: "请重新填写日期。"),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the date, as 2026-12-01.",
                zh: "请在此处更正单元格：填写日期，例如 2026-12-01。"
            )
        )
    }

    private var notShown: Finding {
        Finding(
            code: "cell.notShown",
            value: value,
            problem: LocalizedText(
                en: "the cell holds the number \(value), and its format shows nothing",
                zh: "单元格的值是 \(value)，但其格式不显示任何内容"
            ),
            remedy: LocalizedText(
                en: "Clear the cell, or give it a format that shows its value.",
                zh: "请清空该单元格，或改用能显示其值的格式。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: empty it, or write what is meant.",
                zh: "请在此处更正单元格：清空，或填写实际内容。"
            )
        )
    }

    private var shownOtherwise: Finding {
        Finding(
            code: "cell.shownOtherwise",
            value: value,
            problem: LocalizedText(
                en: "the cell's format shows its number in another way than it is stored, as \(value)",
                zh: "单元格按格式显示的内容与所存数值（\(value)）不同"
            ),
            remedy: LocalizedText(
                en: "Give the column the format Text, and write the value as it is to be read.",
                zh: "请将该列设为“文本”格式，并填写需要读取的内容。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the value as it is to be read.",
                zh: "请在此处更正单元格：填写需要读取的内容。"
            )
        )
    }

    private var tooLong: Finding {
        Finding(
            code: "cell.tooLong",
            value: value,
            problem: LocalizedText(en: "the cells of the row are longer than 1 MiB", zh: "该行超过 1 MiB"),
            remedy: LocalizedText(
                en: "Look at this row: no field of a person is that long.",
                zh: "请检查该行，人员字段不会这么长。"
            )
        )
    }

    private var unreadable: Finding {
        Finding(
            code: "cell.unreadable",
            value: value,
            problem: LocalizedText(
                en: "what the file says of the cell (\(value)) is no value of its kind",
                zh: "文件中该单元格的内容（\(value)）与其类型不符"
            ),
            remedy: LocalizedText(
                en: "Write the cell again, or open the workbook in Excel, WPS or LibreOffice and save it there.",
                zh: "请重新填写该单元格，或用 Excel、WPS 或 LibreOffice 打开并重新保存工作簿。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the value again.",
                zh: "请在此处更正单元格：重新填写内容。"
            )
        )
    }
}
