extension ResponseCode {
    /// Codes of the gateway, which any endpoint may answer (contact API, 1.6).
    static let gatewayCalls: [ResponseCode] = [
        ResponseCode(
            code: 9499,
            msg: "bad request",
            meaning: "the request's parameters are malformed",
            remedy: "Compare the row's values with the field's rules; if they are right, report the log id."
        ),
        ResponseCode(
            code: 99_991_201,
            msg: "resource not find",
            status: 404,
            meaning: "the address has no such call",
            remedy: "Check the directory's address: it ends before `/open-apis`.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_301,
            msg: "request method doesn't match",
            status: 404,
            meaning: "the address does not take this kind of call",
            remedy: "Check the directory's address, and whether it speaks contact API v3.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_400,
            msg: "request trigger frequency limit",
            status: 429,
            meaning: "requests come too fast",
            remedy: "Roster waits and goes on; lower `limits` in the job if it happens often.",
            next: .waitForLimit
        ),
        ResponseCode(
            code: 99_991_401,
            msg: "ip is denied by app setting",
            meaning: "the app's allow-list does not have this machine's IP address",
            remedy: "Add the address to the app's IP allow-list in the developer console.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_403,
            msg: "This month's API call quota has been exceeded",
            status: 429,
            meaning: "this month's quota of API calls is used up",
            remedy: "Upgrade the plan or wait for the next month, then run `roster resume last`.",
            next: .stopForQuota
        ),
        ResponseCode(
            code: 99_991_543,
            msg: "login_user invalid",
            meaning: "the app id or app secret does not exist",
            remedy: "Check the app id and secret in the developer console.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_661,
            msg: "Missing access token for authorization. Please make a request with token attached.",
            meaning: "the request came without a usable token",
            remedy: "Check that no proxy removes the Authorization header.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_662,
            msg: "app not in use",
            meaning: "the app is disabled",
            remedy: "Enable the app in the admin console.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_663,
            msg: "Invalid access token for authorization. Please make a request with token attached.",
            meaning: "the token is invalid or has expired",
            remedy: "Roster fetches a new one; if it is refused again, check that app and directory belong together.",
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_664,
            msg: "invalid app token",
            meaning: "the app's token is invalid",
            remedy: "Roster fetches a new one; if it is refused again, check the app id and secret.",
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_665,
            msg: "invalid tenant code",
            meaning: "the token belongs to no known company",
            remedy: "Check that the app is installed in the company meant.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_668,
            msg: "Invalid access token for authorization. Please make a request with token attached.",
            meaning: "the call does not accept this kind of token",
            remedy: "Use the credentials of a custom app.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_669,
            msg: "invalid user refresh token",
            meaning: "the token for renewing a login is invalid",
            remedy: "Use the credentials of a custom app.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_671,
            msg: "Invalid token: must start with t-/u-",
            meaning: "the token is malformed",
            remedy: "Roster fetches a new one; if it is refused again, check what answers at the directory's address.",
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_672,
            msg: "Access denied. One of the following scopes is required",
            meaning: "the app lacks the permission for this call",
            remedy: "Grant one of the permissions named in the developer console and publish a version of the app.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_673,
            msg: "unauthorized app",
            meaning: "the app is not installed in this company",
            remedy: "Install the app, or ask an administrator to approve it.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_674,
            msg: "user type not support",
            meaning: "the kind of user is not supported",
            remedy: "Use another id of the person."
        ),
        ResponseCode(
            code: 99_991_675,
            msg: "parse user error",
            meaning: "a user id is malformed",
            remedy: "Check the ids in the row."
        ),
        ResponseCode(
            code: 99_991_676,
            msg: "token no permission",
            meaning: "the token lacks the permission for this call",
            remedy: "Grant the app the permission in the developer console and publish a version.",
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_677,
            msg: "token expire",
            meaning: "the token has expired",
            remedy: "Roster fetches a new one; if it is refused again, use the credentials of a custom app.",
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_679,
            msg:
                "Unauthorized. You do not have permission to perform the requested operation on the resource. Please request user re-authorization.",
            meaning: "a login did not grant the permission",
            remedy: "Use the credentials of a custom app.",
            next: .stopForPermission
        ),
    ]
}
