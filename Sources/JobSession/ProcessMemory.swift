import CMalloc

/// How a process of Roster keeps its memory, which is for the process to say and holds for all of it.
package enum ProcessMemory {
    /// To be called once, before anything large is made.
    package static func giveBackLargeBlocks() {
        // What is remembered of a large sheet lies in blocks of half a megabyte and more. They go back to the system when they
        // are free, not to a heap whose holes would then add to the memory of whatever comes next.
        mallopt(M_MMAP_THRESHOLD, 512 * 1024)
        // Naming that size would have the heap give back smaller pieces at once as well, and get them again.
        mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024)
    }
}
