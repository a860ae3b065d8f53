import CXLSXWriter

/// The formats of a workbook, one for each style; nothing is shown by colour alone.
struct CellFormats {
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    init(of workbook: UnsafeMutablePointer<lxw_workbook>) {
        for style in CellStyle.allCases {
            guard let format = workbook_add_format(workbook) else { continue }
            Self.set(format, to: style)
            formats[style] = format
        }
    }

    subscript(style: CellStyle) -> UnsafeMutablePointer<lxw_format>? { formats[style] }

    private static func set(_ format: UnsafeMutablePointer<lxw_format>, to style: CellStyle) {
        if style != .number { format_set_num_format(format, "@") }
        // Beside a text of several lines all cells begin at the top.
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch style {
        case .text, .number: break
        case .wrapped: format_set_text_wrap(format)
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 14)
        case .header: header(format, 0xE7E6E6)
        case .requiredHeader:
            header(format, 0xFFE699)
            format_set_bottom(format, UInt8(LXW_BORDER_THICK.rawValue))
        case .addedHeader:
            header(format, 0xDDEBF7)
            format_set_italic(format)
        case .example:
            format_set_italic(format)
            format_set_font_color(format, 0x7F7F7F)
        case .problem:
            fill(format, 0xFFC7CE)
            format_set_bold(format)
            format_set_font_color(format, 0x9C0006)
        case .repaired:
            fill(format, 0xC6EFCE)
            format_set_italic(format)
        case .warning:
            fill(format, 0xFFEB9C)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        case .leftOut:
            format_set_font_strikeout(format)
            format_set_font_color(format, 0x6B6B6B)
        case .link:
            format_set_font_color(format, 0x0563C1)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
    }

    private static func header(_ format: UnsafeMutablePointer<lxw_format>, _ colour: lxw_color_t) {
        format_set_bold(format)
        fill(format, colour)
        format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    }

    private static func fill(_ format: UnsafeMutablePointer<lxw_format>, _ colour: lxw_color_t) {
        format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
        format_set_bg_color(format, colour)
    }
}
