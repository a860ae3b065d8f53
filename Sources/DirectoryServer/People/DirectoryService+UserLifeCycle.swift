import ContactAPI
import NIOCore

extension DirectoryService {
    /// The legacy `PUT`: what the body leaves out is as if the person had never had it.
    func replaceUser(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(User.self) }
        return try await change(call) { users, user in try users.replace(user, try body.get()) }.settled()
    }

    func deleteUser(_ call: Call) async throws -> ByteBuffer {
        let acceptors = Result { try call.decodeIfPresent(DeleteUserBody.self) ?? DeleteUserBody() }
        return try await change(call, response: .nothing) { users, user in
            try users.delete(user, try acceptors.get())
            return nil
        }.settled()
    }

    func resurrectUser(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decodeIfPresent(ResurrectUserBody.self) ?? ResurrectUserBody() }
        return try await change(call, response: .nothing) { users, user in
            try users.resurrect(user, try body.get())
            return nil
        }.settled()
    }

    func changeUserID(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(ChangeUserIDBody.self) }
        return try await change(call, response: .nothing) { users, user in
            try users.changeID(of: user, to: try body.get().newUserID)
            return nil
        }.settled()
    }
}
