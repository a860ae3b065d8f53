package import DirectoryServer

extension EmbeddedFile {
    /// The saved states of this directory.
    package var saved: SavedDirectories { SavedDirectories(database: database) }
}
