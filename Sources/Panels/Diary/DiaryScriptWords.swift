import Core

/// The words that the diary's scripts say, as the value of an attribute.
enum DiaryScriptWords {
    private static let words: [(String, Phrase)] = [
        ("free", .moveSlotFree), ("picked", .movePickedUp), ("at", .moveMovingTo), ("dropped", .moveDropped),
        ("ask", .moveAskMove), ("told", .moveWhoIsTold), ("move", .moveButton), ("cancel", .cancel),
        ("moved", .moved),
        ("undo", .moveUndo), ("undone", .moveUndone), ("override", .moveOverrideButton),
        ("reason", .moveOverrideReason),
        ("live", .moveChangedLive), ("fixed", .moveCannotMove), ("failed", .notPossible), ("close", .close),
        ("minutes", .moveLengthInMinutes), ("taken", .moveSlotTaken), ("open", .moveSlotIsFree),
        ("offline", .moveOffline),
    ]

    /// JSON, escaped to stand between double quotes.
    static func json(_ w: Wording) -> String {
        let pairs = words.map { ($0.0, JSONValue.string($0.1.text(w.language))) }
        return Wording.escaped(JSONValue.object(Dictionary(uniqueKeysWithValues: pairs)).text)
    }
}
