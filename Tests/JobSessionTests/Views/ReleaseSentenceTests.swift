import JobEngine
import JobModel
import JobSession
import Testing
import Wording

struct ReleaseSentenceTests {
    private func plan(_ steps: [PlanSummary.Step]) -> PlanSummary {
        var plan = PlanSummary(run: "r", job: "j", host: "open.example", app: "cli_a")
        plan.steps = steps
        return plan
    }

    @Test func `names the directory and counts what will happen`() {
        var people = PlanSummary.Step(number: 2, name: "people", source: "p.csv")
        (people.create, people.update, people.invitations) = (1, 20, 1)
        people.newDepartments = ["a", "b"]
        var departments = PlanSummary.Step(number: 1, name: "departments", source: "d.csv")
        (departments.subject, departments.create) = (.departments, 1)
        let words = ReleaseSentence(plan([departments, people])).words
        #expect(
            words.en
                == "In the directory open.example, 3 departments are made, 1 person is created, 20 people are changed "
                + "and 1 person gets an invitation."
        )
        #expect(words.zh == "将在目录 open.example 中新建部门 3 个，新建人员 1 人，更改人员 20 人，发送邀请 1 人。")
    }

    @Test func `the embedded directory invites nobody`() {
        var people = PlanSummary.Step(number: 1, name: "people", source: "p.csv")
        (people.create, people.invitations) = (2, 2)
        var practice = PlanSummary(run: "r", job: "j", host: "embedded", app: "cli_a")
        practice.steps = [people]
        let words = ReleaseSentence(practice).words
        #expect(words.en == "In the embedded directory, 2 people are created and 2 people would get an invitation.")
        #expect(words.zh == "将在内置目录中新建人员 2 人，模拟邀请 2 人。")
        let said = PlanConsequences(people, in: "embedded").all.map(\.sentence.en)
        #expect(said == ["2 people would get an invitation by message or mail; the embedded directory sends none"])
    }

    @Test func `people whom a batch creates are said to get no invitation`() {
        var people = PlanSummary.Step(number: 1, name: "people", source: "p.csv")
        (people.create, people.invitations, people.uninvited) = (402, 2, 400)
        let said = PlanConsequences(people, in: "open.example").all.map(\.sentence.en)
        #expect(said.first == "2 people get an invitation by message or mail")
        #expect(said.last == "400 people are created without an invitation: the directory sends them nothing")
        people.invitations = 0
        people.uninvited = nil
        #expect(PlanConsequences(people, in: "open.example").all.isEmpty)
    }

    @Test func `counts the names that stay permanently, each once`() {
        var people = PlanSummary.Step(number: 1, name: "people", source: "p.csv")
        (people.create, people.newJobTitles, people.newCities) = (2, ["a", "b"], ["x"])
        var others = PlanSummary.Step(number: 2, name: "others", source: "o.csv")
        (others.create, others.newJobTitles) = (1, ["b"])
        let words = ReleaseSentence(plan([people, others])).words
        #expect(
            words.en
                == "In the directory open.example, 3 people are created. "
                + "2 new job titles and 1 new city stay there permanently."
        )
        #expect(words.zh == "将在目录 open.example 中新建人员 3 人。新增职务 2 个、城市 1 个，将永久保留。")
        people.newJobTitles = []
        #expect(ReleaseSentence(plan([people])).words.en.hasSuffix("created. 1 new city stays there permanently."))
    }

    @Test func `a plan that writes nothing says so`() {
        #expect(ReleaseSentence(plan([])).words.en == "Nothing is written to the directory open.example.")
    }
}
