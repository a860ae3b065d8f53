package import ContactAPI

/// How a v2 `batch_add` takes a field of a new person: there is no other way, so that none is lost.
///
/// Source: contact API, 6.1.
package enum BatchForm: Sendable {
    /// Writes the field of a person into an item of a batch; the leader's key depends on the kind of id.
    package typealias Copy = @Sendable (User, UserIDType, inout BatchUser) -> Void

    /// The item holds every value.
    case held(Copy)
    /// The item holds some values; `split` takes the others out of the person and returns what a patch then writes.
    case partly(Copy, split: @Sendable (inout User) -> User?)
    /// The item has no such key: a patch writes the field after the batch.
    case patchedAfter

    package var copy: Copy? {
        switch self {
        case .held(let copy), .partly(let copy, _): copy
        case .patchedAfter: nil
        }
    }

    /// A key of an item that takes what a person has.
    static func held<Value>(
        _ key: any WritableKeyPath<BatchUser, Value?> & Sendable,
        from field: any KeyPath<User, Value?> & Sendable
    ) -> BatchForm {
        .held { $2[keyPath: key] = $0[keyPath: field] }
    }

    /// The id of another person, in the key for its kind.
    static let leader = BatchForm.held { person, idType, item in
        if idType == .openID {
            item.leaderOpenID = person.leaderUserID
        } else {
            item.leaderUserID = person.leaderUserID
        }
    }

    /// Exactly one department, and nothing of its order.
    static let oneDepartment = BatchForm.partly(
        { $2.departments = $0.departmentIDs },
        split: { person in
            guard let all = person.departmentIDs, all.count > 1 || person.orders != nil else { return nil }
            var rest = User()
            (rest.departmentIDs, rest.orders) = (all, person.orders)
            (person.departmentIDs, person.orders) = (Array(all.prefix(1)), nil)
            return rest
        }
    )

    /// 1 and 2 only; 0 is what leaving it out gives.
    static let twoGenders = BatchForm.partly(
        { $2.gender = $0.gender },
        split: { person in
            guard let gender = person.gender, gender != 1, gender != 2 else { return nil }
            person.gender = nil
            guard gender != 0 else { return nil }
            var rest = User()
            rest.gender = gender
            return rest
        }
    )
}
