extension ResponseCode {
    /// Leaders, positions and attributes of a person in a batch (contact API, 3.4 and 6.5).
    static let batchPlaces: [Row] = [
        Row(
            [.batchAddUsers],
            code: 40120,
            msg: "custom attribute id is not set",
            meaning: "a custom attribute lacks its id",
            remedy: "Name the attribute in the column's header."
        ),
        Row(
            [.batchAddUsers],
            code: 40121,
            msg: "custom attribute value is not set",
            meaning: "a custom attribute has no value",
            remedy: "Give a value, or leave the attribute out."
        ),
        Row(
            [.batchAddUsers],
            code: 40122,
            msg: "custom attribute id is not exist",
            meaning: "a custom attribute does not exist",
            remedy: "Compare the column's header with the attributes defined in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40123,
            msg: "custom attribute href text is null",
            meaning: "a web page attribute lacks its title",
            remedy: "Write it as title|address."
        ),
        Row(
            [.batchAddUsers],
            code: 40124,
            msg: "custom attribute href url is null",
            meaning: "a web page attribute lacks its address",
            remedy: "Write it as title|address."
        ),
        Row(
            [.batchAddUsers],
            code: 40125,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40126,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40127,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40128,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40130,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40131,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40141,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.batchAddUsers],
            code: 40132,
            msg: "order department invalid",
            meaning: "an order names a department the person is not in",
            remedy: "Leave the order out."
        ),
        Row(
            [.batchAddUsers],
            code: 40139,
            msg: "multi department rule error",
            meaning: "the company's rules for several departments forbid it",
            remedy: "Give one department."
        ),
        Row(
            [.batchAddUsers],
            code: 40142,
            msg: "user in too many departments",
            meaning: "the person is in more than 50 departments",
            remedy: "Give one department."
        ),
        Row(
            [.batchAddUsers],
            code: 40143,
            msg: "multi department feature is off",
            meaning: "membership of several departments is switched off",
            remedy: "Give one department."
        ),
        Row(
            [.batchAddUsers],
            code: 40144,
            msg: "department is full",
            meaning: "the department is full",
            remedy: "Put the person into another department."
        ),
        Row(
            [.batchAddUsers],
            code: 40140,
            msg: "can not set leader to oneself",
            meaning: "the person is their own leader",
            remedy: "Name another leader, or none."
        ),
        Row(
            [.batchAddUsers],
            code: 40181,
            msg: "add user, leader must not user himself",
            meaning: "the person is their own leader",
            remedy: "Name another leader, or none."
        ),
        Row(
            [.batchAddUsers],
            code: 40183,
            msg: "leader user_id circular reference",
            meaning: "the leaders of the batch go round in a circle",
            remedy: "Name a leader outside the circle."
        ),
    ]
}
