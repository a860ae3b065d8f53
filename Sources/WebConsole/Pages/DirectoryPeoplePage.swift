import Foundation
import JobModel
import JobSession
import Wording

/// A department of the directory: those below it, and its people.
struct DirectoryPeoplePage: ConsolePage {
    static let template = "directory-people"

    let frame: PageFrame
    let title: String
    let host: String
    let back: String
    let above: Link?
    let belowTitle: String
    let belowHeadings: [ColumnHead]
    let below: [Department]
    let hasBelow: Bool
    let moreBelow: Link?
    let noneBelow: String
    /// Why the numbers of departments add up to more than there are people.
    let belowHint: String
    let peopleTitle: String
    let peopleHeadings: [String]
    let people: [Person]
    let hasPeople: Bool
    let morePeople: Link?
    let noPeople: String

    struct Link: Sendable {
        let address: String
        let words: String
    }

    struct Department: Sendable {
        let address: String
        let name: String
        let members: String
    }

    struct Person: Sendable {
        let id: String
        let name: String
        let employeeNo: String
        let jobTitle: String
        let status: String
    }

    init(_ place: DirectoryPlace, frame: PageFrame) {
        self.frame = frame
        let department = place.department
        title = department?.name ?? frame.say("The whole company", "整个公司")
        host = frame.directory(place.host, as: place.app)
        back = frame.say("Back to the directory", "返回目录")
        above = place.parent.map {
            Link(address: Self.address(department: $0), words: frame.say("The department above", "上级部门"))
        }
        belowTitle = frame.say("Departments below", "下级部门")
        belowHeadings = [frame.head("Department", "部门"), frame.head("People", "人数", isNumber: true)]
        below = place.below.items.map {
            Department(
                address: Self.address(department: $0.id),
                name: $0.name,
                members: $0.members.map { String($0) } ?? ""
            )
        }
        hasBelow = !below.isEmpty
        moreBelow = place.below.next.map {
            Link(
                address: Self.address(department: department?.id, below: $0),
                words: frame.say("More departments", "更多部门")
            )
        }
        noneBelow = frame.say("There are none.", "没有。")
        belowHint = Self.counts(frame)
        peopleTitle =
            department == nil
            ? frame.say("People directly in the company", "公司直属人员")
            : frame.say("People of this department alone", "本部门直属人员")
        peopleHeadings = [
            frame.say("Name", "姓名"), frame.say("Employee number", "工号"), frame.say("Job title", "职务"),
            frame.say("Status", "状态"), frame.name(of: PersonField.userID.rawValue, .people),
        ]
        people = place.people.items.map {
            Person(
                id: $0.id,
                name: $0.name,
                employeeNo: $0.employeeNo,
                jobTitle: $0.jobTitle,
                status: frame.words($0.status)
            )
        }
        hasPeople = !people.isEmpty
        morePeople = place.people.next.map {
            Link(address: Self.address(department: department?.id, people: $0), words: frame.say("More people", "更多人员"))
        }
        noPeople =
            department == nil && hasBelow
            ? frame.say("No people stand directly in the company; they are in the departments above.", "没有；人员在上方的各部门中。")
            : frame.say("Nobody is in it.", "没有人员。")
    }

    /// What the number of people of a department counts.
    static func counts(_ frame: PageFrame) -> String {
        frame.say(
            "The number of a department includes the departments below it. A person in several departments is counted in each of them, so that the numbers may add up to more than there are people.",
            "部门人数包含其下级部门。同时在多个部门的人员在每个部门各计一次，因此各部门人数之和可能大于实际人数。"
        )
    }

    static func address(department: String?, below: String? = nil, people: String? = nil) -> String {
        let parts = [("department", department), ("below", below), ("people", people)].compactMap { name, value in
            value.flatMap { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) }.map { "\(name)=\($0)" }
        }
        return parts.isEmpty ? "/directory/people" : "/directory/people?" + parts.joined(separator: "&")
    }
}
