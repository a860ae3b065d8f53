import JobModel
import Testing
import Wording

@testable import JobEngine

/// Which exports can say of each other who joined or left.
struct ChosenAlikeTests {
    private func manifest(_ change: (inout ExportManifest) -> Void = { _ in }) -> ExportManifest {
        var manifest = ExportManifest(job: "all", directory: "embedded", started: "", ended: "", isWholeCompany: true)
        manifest.conditions = []
        change(&manifest)
        return manifest
    }

    /// An export of departments, given by open id and by the name that the job has for them.
    private func chosen(_ departments: [(id: String, name: String)], below: Bool = true) -> ExportManifest {
        manifest {
            ($0.chosen, $0.below) = (departments.map(\.id), below)
            $0.named = departments.map {
                ExportManifest.NamedDepartment(
                    name: $0.name,
                    openDepartmentID: $0.id,
                    was: $0.name,
                    department: $0.name
                )
            }
        }
    }

    private func with(_ conditions: String...) -> ExportManifest {
        manifest { $0.conditions = conditions.compactMap { ExportCondition($0) } }
    }

    private func areAlike(_ one: ExportManifest, _ other: ExportManifest, sharing: Bool = true) -> Bool {
        let both = [(one, other), (other, one)].map { $0.isChosenAlike(as: $1, haveSameOpenIDs: sharing) }
        #expect(both[0] == both[1])
        return both[0]
    }

    @Test func `departments are those that were chosen, in any order, with or without those below`() {
        let (one, two) = (("od-1", "工程部"), ("od-2", "市场部"))
        #expect(areAlike(manifest(), manifest()))
        #expect(!areAlike(manifest(), chosen([one])))
        #expect(areAlike(chosen([one, two]), chosen([two, one])))
        #expect(!areAlike(chosen([one, two]), chosen([one])))
        #expect(!areAlike(chosen([one]), chosen([one], below: false)))
        // The root with all that is below it is everything.
        #expect(areAlike(manifest(), chosen([("0", "0")])))
        #expect(!areAlike(manifest(), chosen([("0", "0")], below: false)))
    }

    @Test func `a directory that was filled again has the same departments by name`() {
        let (before, after) = (chosen([("od-1", "工程部")]), chosen([("od-9", "工程部")]))
        #expect(areAlike(before, after, sharing: false))
        // Where ids mean the same, another department has the name now.
        #expect(!areAlike(before, after, sharing: true))
        #expect(!areAlike(before, chosen([("od-9", "市场部")]), sharing: false))
    }

    @Test func `conditions are the same in any order`() {
        #expect(areAlike(with("city=上海,北京", "status=active"), with("status=active", "city=北京,上海")))
        #expect(areAlike(with("mobile=138-0000-1001"), with("mobile=+8613800001001")))
        #expect(!areAlike(with("mobile=13800001001"), with("mobile=13800001002")))
        #expect(!areAlike(with("status=active"), manifest()))
        #expect(!areAlike(with("status=active"), with("status!=active")))
    }

    /// An export of people of a department, given by what the condition calls it and by its open id.
    private func with(department name: String, _ id: String) -> ExportManifest {
        var manifest = with("department_ids=\(name)")
        manifest.named = [.init(name: name, openDepartmentID: id, was: name, department: name)]
        return manifest
    }

    @Test func `a department of a condition is the one that its name meant`() {
        let before = with(department: "工程部", "od-1")
        #expect(areAlike(before, with(department: "研发部", "od-1")))
        #expect(!areAlike(before, with(department: "工程部", "od-9"), sharing: true))
        #expect(areAlike(before, with(department: "工程部", "od-9"), sharing: false))
        #expect(!areAlike(before, with(department: "研发部", "od-9"), sharing: false))
    }

    @Test func `a day of another zone lets other people through`() {
        func joined(in zone: String?) -> ExportManifest {
            var manifest = with("join_time=2026-12-01")
            manifest.timezone = zone
            return manifest
        }
        #expect(areAlike(joined(in: "UTC"), joined(in: "UTC")))
        #expect(!areAlike(joined(in: "UTC"), joined(in: "Asia/Shanghai")))
        #expect(areAlike(joined(in: "UTC"), joined(in: nil)))
        #expect(joined(in: "UTC").content(namingIDs: true).en.contains("is 2026-12-01 (UTC)"))
    }

    @Test func `departments are alike whatever is demanded of people`() {
        let (one, other) = (with("status=active"), with("status!=active"))
        #expect(one.isChosenAlike(as: other, of: [.departments]))
        #expect(!one.isChosenAlike(as: other, of: [.people]))
        #expect(!chosen([("od-1", "工程部")]).isChosenAlike(as: chosen([("od-2", "市场部")]), of: [.departments]))
    }

    @Test func `people that an earlier version left out are not known to be the same`() {
        var (old, other) = (manifest(), manifest())
        (old.conditions, other.conditions) = (nil, nil)
        #expect(areAlike(old, manifest()))
        (old.leftOut, other.leftOut) = (3, 3)
        #expect(!areAlike(old, manifest()) && !areAlike(old, other))
        (old.form, other.form) = ("a", "a")
        #expect(areAlike(old, other))
    }

    @Test func `says what an export was to hold`() {
        #expect(manifest().selection == nil)
        var both = chosen([("od-1", "工程部")], below: false)
        both.conditions = [ExportCondition(field: "status", values: ["active"], isNegated: true)]
        #expect(
            both.selection?.en
                == "only people of 工程部 (without the departments below) who meet these conditions: Account status is not active"
        )
        #expect(both.selection?.zh == "仅含部门 工程部（不含下级部门）的人员，且须符合以下条件：账号状态不是已激活")
        #expect(both.content(namingIDs: true).en.contains("工程部 (od-1)"))
        let meant = with(department: "工程部", "od-1")
        #expect(meant.content.en == "only people who meet these conditions: Departments is 工程部")
        #expect(meant.content(namingIDs: true).en == "only people who meet these conditions: Departments is 工程部 (od-1)")
        #expect(
            with("city=上海,北京", "is_activated=true").content(namingIDs: false, withTexts: true).zh
                == "仅含符合以下条件的人员：城市是以下之一：上海、北京（city=上海,北京）；是否激活是true（is_activated=true）"
        )
        var old = manifest()
        (old.conditions, old.leftOut) = (nil, 3)
        #expect(old.selection?.en == "only people that its conditions let through")
        #expect(old.selection?.zh == "仅含符合其条件的人员")
        #expect(chosen([("od-1", "工程部")]).selection?.zh == "仅含部门 工程部的人员")
    }
}
