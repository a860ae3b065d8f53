import Foundation
import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Synchronization
import Wording

/// The pages of exports.
extension ConsoleRoutes {
    func addExports(to router: Router<ConsoleContext>) {
        router.get("/exports") { request, context -> Response in
            // With what was typed into a form that was refused, after a switch of the language.
            guard let fields = typed(FormQuery(request.uri.query)) else { return try await typedIsGone(context) }
            let wish = ExportWish(fields)
            let faults = wish.conditions.faults
            guard !wish.within.isEmpty else { return try await exportsPage(context, wish, faults) }
            do {
                try await directory.exports.check(wish)
                return try await exportsPage(context, wish, faults)
            } catch let error as ExportChoiceError {
                return try await exportsPage(context, wish, faults, refusing: error)
            }
        }
        router.post("/exports") { request, context -> Response in
            let wish = ExportWish(try await FormBody(request).query)
            let faults = wish.conditions.faults
            do {
                try await directory.exports.check(wish)
            } catch let error as ExportChoiceError {
                return try await refused(context, wish, faults, error)
            }
            guard faults.isEmpty else { return try await refused(context, wish, faults, nil) }
            let run = try await directory.exports.begin(wish)
            return .redirect(to: "/runs/\(run)", type: .normal)
        }
        router.get("/exports/:run") { _, context in try await exportPage(context) }
        router.get("/exports/:run/files/:name") { _, context in try await exportFile(context) }
        router.get("/exports/:run/compare") { request, context in try await comparison(request, context) }
    }

    /// The form as it was sent; what leads back to its page, such as the switch of languages, keeps what was typed.
    private func refused(
        _ context: ConsoleContext,
        _ wish: ExportWish,
        _ faults: [ExportConditions.Fault],
        _ error: ExportChoiceError?
    ) async throws -> Response {
        let address = FormAddress.of("/exports", wish.typed.map { ($0.name, $0.value) })
        var context = context
        context.address =
            address.utf8.count <= Self.addressLimitBytes
            ? address
            : FormAddress.of(
                "/exports",
                [(Self.keptForm, forms.keep(wish.typed.map { KeptForms.Field(name: $0.name, value: $0.value) }))]
            )
        return try await exportsPage(context, wish, faults, refusing: error, status: .badRequest)
    }

    /// What an address has of a form, or leads to; `nil` where that is not kept any more.
    private func typed(_ query: FormQuery) -> FormQuery? {
        guard let id = query[Self.keptForm] else { return query }
        return forms.form(id).map { form in FormQuery(fields: form.map { (name: $0.name, value: $0.value) }) }
    }

    private func typedIsGone(_ context: ConsoleContext) async throws -> Response {
        let words = frame(context, .exports)
        let problem = words.say("What was typed here is not kept any more", "此处填写的内容已不再保留")
        let remedy = words.say("Fill the form in again.", "请重新填写表单。")
        return try await exportsPage(
            context,
            ExportWish(FormQuery(nil)),
            [],
            gone: RefusedForm(problem: problem, remedies: [remedy])
        )
    }

    private func exportsPage(
        _ context: ConsoleContext,
        _ wish: ExportWish,
        _ faults: [ExportConditions.Fault],
        refusing error: ExportChoiceError? = nil,
        gone: RefusedForm? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let connector = directory.connector
        let frame = frame(context, .exports)
        let page = ExportsPage(
            try await KnownExport.all(in: history.ledger, limit: ExportsPage.limit),
            directory: connector.access.named(for: JobDefinition(job: "console")),
            reason: directory.reason(frame),
            wish: wish,
            refused: (error, faults),
            gone: gone,
            frame: frame
        )
        return try pages.response(page, status: status)
    }

    /// Of an address that keeps what was typed; not every browser sends a longer one.
    private static let addressLimitBytes = 4096

    /// In an address, names a form that is longer.
    private static let keptForm = "typed"

    private func exportPage(_ context: ConsoleContext) async throws -> Response {
        let (export, manifest) = try await wholeExport(context.parameters.require("run"))
        let verification = try await inBackground { try ExportVerification(folder: export.folder) }
        let others = try await KnownExport.all(in: history.ledger, limit: ExportsPage.limit).filter {
            $0.manifest != nil && $0.run.id != export.run.id
        }
        return try pages.response(
            ExportPage(
                export,
                manifest,
                verification,
                others: others,
                stateFolder: directory.connector.stateFolder,
                frame: frame(context, .exports)
            )
        )
    }

    /// A file of an export; the manifest says which there are, so that a name leads to no other.
    private func exportFile(_ context: ConsoleContext) async throws -> Response {
        let (export, manifest) = try await wholeExport(context.parameters.require("run"))
        let name = try context.parameters.require("name")
        guard name == KnownExport.manifestFile || manifest.files.contains(where: { $0.name == name }) else {
            return try notFound(context)
        }
        return try FileResponse.response("\(export.folder)/\(name)", named: name)
    }

    private func comparison(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let (export, manifest) = try await wholeExport(context.parameters.require("run"))
        let query = FormQuery(request.uri.query)
        let from = max(0, query["from"].flatMap { Int($0) } ?? 0)
        let (other, theirs) = try await wholeExport(query["with"] ?? "")
        guard manifest.isChosenAlike(as: theirs) else {
            throw ExportRequestError.chosenOtherwise(
                other.run.id,
                theirs.content,
                export.run.id,
                manifest.content
            )
        }
        let isOlder = other.run.started <= export.run.started
        let (old, new) = isOlder ? (other, export) : (export, other)
        let found = Mutex<(count: Int, shown: [(Subject, RowChange)])>((0, []))
        let session = DiffSession(old: old.folder, new: new.folder, connector: directory.connector) { subject, change in
            found.withLock { found in
                found.count += 1
                guard found.count > from, found.shown.count < ExportComparisonPage.limit else { return }
                found.shown.append((subject, change))
            }
        }
        // What is said meanwhile stays with the session.
        let differences = try await compared(session, old, new)
        var notes: [LocalizedText] = []
        for await event in session.events {
            guard case .note(let words) = event else { continue }
            notes.append(words.naming(old, new))
        }
        let page = ExportComparisonPage(
            of: (old.run.id, new.run.id),
            differences,
            notes: notes,
            shown: found.withLock(\.shown),
            from: from,
            address: "/exports/\(export.run.id)/compare?with=\(QueryValue.of(other.run.id))",
            frame: frame(context, .exports)
        )
        return try pages.response(page)
    }

    /// Says what stands against a comparison as the pages say it.
    private func compared(_ session: DiffSession, _ old: KnownExport, _ new: KnownExport) async throws -> Differences {
        do {
            return try await session.run()
        } catch ComparedExportError.chosenOtherwise {
            // One name may mean two departments.
            let (one, other) = (old.manifest?.content(namingIDs: true), new.manifest?.content(namingIDs: true))
            guard let one, let other else { throw ExportRequestError.gone(run: new.run.id) }
            throw ExportRequestError.chosenOtherwise(old.run.id, one, new.run.id, other)
        } catch UsageError.otherDirectory {
            throw ExportRequestError.otherDirectory(old.run.id, new.run.id)
        } catch let error as any PageRemedied {
            let problem = error.problem.naming(old, new)
            throw ExportRequestError.incomparable(
                Explanation(problem: problem, remedy: error.pageRemedy ?? error.remedy)
            )
        }
    }

    private func wholeExport(_ run: String) async throws -> (export: KnownExport, manifest: ExportManifest) {
        let export = try await KnownExport.named(run, in: history.ledger)
        guard let manifest = export.manifest else { throw ExportRequestError.gone(run: run) }
        return (export, manifest)
    }

    /// Reads files on a thread of its own, so that other pages answer meanwhile.
    private func inBackground<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let reader = BackgroundWork<Result<Value, any Error>>()
        Thread.detachNewThread { reader.finish(Result { try body() }) }
        return try await reader.value().get()
    }
}

extension LocalizedText {
    /// A reader knows exports by their runs, and not by where they lie.
    fileprivate func naming(_ exports: KnownExport...) -> LocalizedText {
        exports.reduce(self) { words, export in
            words.replacing(export.folder + "/", with: export.run.id + ": ").replacing(
                export.folder,
                with: export.run.id
            )
        }
    }

    private func replacing(_ text: String, with other: String) -> LocalizedText {
        LocalizedText(en: en.replacing(text, with: other), zh: zh.replacing(text, with: other))
    }
}
