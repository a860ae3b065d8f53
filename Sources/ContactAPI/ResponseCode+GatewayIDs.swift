extension ResponseCode {
    /// Codes of ids and values that the gateway checks before the directory sees them (contact API, 1.6).
    static let gatewayIDs: [ResponseCode] = [
        ResponseCode(
            code: 99_992_351,
            msg: "The request you send is not a valid {open_id} or not exists",
            meaning: "an open_id is not valid or does not exist",
            remedy: "Check the id and that it is an open_id of this very app."
        ),
        ResponseCode(
            code: 99_992_352,
            msg: "open ids not existing",
            meaning: "open_ids do not exist",
            remedy: "Check the ids and that they are open_ids of this very app."
        ),
        ResponseCode(
            code: 99_992_353,
            msg: "open ids not existing",
            meaning: "open_ids do not exist",
            remedy: "Check the ids and that they are open_ids of this very app."
        ),
        ResponseCode(
            code: 99_992_357,
            msg: "The request you send is not a valid {open_department_id} or not exists",
            meaning: "an open_department_id is not valid or does not exist",
            remedy: "Check the department; an open_department_id begins with `od-`."
        ),
        ResponseCode(
            code: 99_992_358,
            msg: "department id not existing",
            meaning: "a department id does not exist",
            remedy: "Check the department."
        ),
        ResponseCode(
            code: 99_992_359,
            msg: "user_id not existing",
            meaning: "a user_id does not exist",
            remedy: "Check the user_id."
        ),
        ResponseCode(
            code: 99_992_360,
            msg: "The request you send is not a valid {user_id} or not exists",
            meaning: "a user_id is not valid or does not exist",
            remedy: "Check the user_id, and that it is not another kind of id."
        ),
        ResponseCode(
            code: 99_992_361,
            msg: "open_id cross app",
            meaning: "an open_id belongs to another app",
            remedy: "Use the open_id that this app sees, or the user_id."
        ),
        ResponseCode(
            code: 99_992_363,
            msg: "union_id not existing",
            meaning: "a union_id does not exist",
            remedy: "Check the union_id."
        ),
        ResponseCode(
            code: 99_992_364,
            msg: "user id cross tenant",
            meaning: "a person's id is unknown or of another company",
            remedy: "Check the id."
        ),
        ResponseCode(
            code: 99_992_379,
            msg: "department id not existing",
            meaning: "a department id does not exist",
            remedy: "Check the department."
        ),
        ResponseCode(
            code: 99_992_380,
            msg: "The request you send is not a valid {department_id} or not exists",
            meaning: "a custom department_id is not valid or does not exist",
            remedy: "Check the department, and that it is not an `od-` id."
        ),
        ResponseCode(
            code: 99_992_381,
            msg: "union_id cross tenant",
            meaning: "a union_id belongs to another company",
            remedy: "Use the id that this company sees."
        ),
        ResponseCode(
            code: 99_992_402,
            msg: "field validation failed",
            meaning: "a value does not have the form that the field asks for",
            remedy: "Correct the field that the directory names."
        ),
        ResponseCode(
            code: 1_000_004,
            msg: "method rate limited",
            status: 429,
            meaning: "requests of this kind come too fast",
            remedy: "Roster waits and goes on; lower `limits` in the job if it happens often.",
            next: .waitForLimit
        ),
        ResponseCode(
            code: 1_000_005,
            msg: "app rate limited",
            status: 429,
            meaning: "the app's requests come too fast",
            remedy: "Roster waits and goes on; lower `limits` in the job if it happens often.",
            next: .waitForLimit
        ),
        ResponseCode(
            code: 2200,
            msg: "internal error",
            status: 500,
            meaning: "the gateway had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            next: .sendAgain
        ),
        ResponseCode(
            code: 30005,
            msg: "interface offline",
            meaning: "the call has been withdrawn",
            remedy: "Look for a newer version of Roster.",
            next: .stopForPermission
        ),
    ]
}
