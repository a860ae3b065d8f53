/// How the English reasons of a way of writing begin, before the names of fields: by it a page says them in its own words.
package enum WayReasonStart {
    package static let notHeld = "a batch cannot hold "
    package static let patched = "patched after the batch: "
}
