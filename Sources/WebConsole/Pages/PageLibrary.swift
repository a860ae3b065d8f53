import Hummingbird
import Mustache
import NIOCore

/// The templates of the pages, carried in the binary.
struct PageLibrary: Sendable {
    private let library: MustacheLibrary

    init() throws {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        var library = MustacheLibrary()
        for (name, bytes) in Self.templates {
            let template = "{{% CONTENT_TYPE: \(PageText.name)}}" + String(decoding: bytes, as: UTF8.self)
            try library.register(template, named: name)
        }
        self.library = library
    }

    private static let templates: [(String, [UInt8])] = [
        ("layout", PackageResources.layout_mustache), ("runs", PackageResources.runs_mustache),
        ("run", PackageResources.run_mustache), ("run-live", PackageResources.run_live_mustache),
        ("run-times", PackageResources.run_times_mustache),
        ("drop", PackageResources.drop_mustache), ("sheet", PackageResources.sheet_mustache),
        ("plan", PackageResources.plan_mustache), ("plan-start", PackageResources.plan_start_mustache),
        ("release", PackageResources.release_mustache), ("rehearsal", PackageResources.rehearsal_mustache),
        ("results", PackageResources.results_mustache), ("look-note", PackageResources.look_note_mustache),
        ("row", PackageResources.row_mustache), ("deletion", PackageResources.deletion_mustache),
        ("directory", PackageResources.directory_mustache),
        ("directory-people", PackageResources.directory_people_mustache),
        ("directory-tree", PackageResources.directory_tree_mustache),
        ("directory-branch", PackageResources.directory_branch_mustache),
        ("rows-filter", PackageResources.rows_filter_mustache),
        ("rows-table", PackageResources.rows_table_mustache),
        ("list-table", PackageResources.list_table_mustache),
        ("fault-note", PackageResources.fault_note_mustache),
        ("exports", PackageResources.exports_mustache), ("export", PackageResources.export_mustache),
        ("export-comparison", PackageResources.export_comparison_mustache),
        ("stopped", PackageResources.stopped_mustache), ("findings", PackageResources.findings_mustache),
        ("steps", PackageResources.steps_mustache), ("problems", PackageResources.problems_mustache),
        ("problem", PackageResources.problem_mustache), ("refused", PackageResources.refused_mustache),
        ("returned", PackageResources.returned_mustache),
        ("stale-plan", PackageResources.stale_plan_mustache),
        ("waiting", PackageResources.waiting_mustache), ("rows", PackageResources.rows_mustache),
        ("columns", PackageResources.columns_mustache),
        ("values", PackageResources.values_mustache), ("answer", PackageResources.answer_mustache),
        ("corrections", PackageResources.corrections_mustache),
    ]

    /// A page, or a part of one.
    ///
    /// - Throws: `HTTPError` where there is no such template, which a test of all pages excludes.
    func text(of page: some ConsolePage) throws -> String {
        guard let text = library.render(PageValue(page), withTemplate: type(of: page).template) else {
            throw HTTPError(.internalServerError)
        }
        return text
    }

    func response(_ page: some ConsolePage, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try text(of: page)))
        )
    }
}

/// What a template is filled with: its stored properties, by their names.
protocol ConsolePage: Sendable {
    /// The template's name.
    static var template: String { get }
}
