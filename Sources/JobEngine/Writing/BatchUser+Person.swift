import ContactAPI
import JobModel

extension BatchUser {
    /// The batch's form of a person, whose leader has an id of that kind; `BatchFit` has seen to it that all of it fits.
    init(_ person: User, _ idType: UserIDType) {
        self.init()
        for line in PersonField.table { line.batchCopy?(person, idType, &self) }
        customAttributes = person.customAttributes?.map { CustomAttribute(type: nil, id: $0.id, value: $0.value) }
    }
}
