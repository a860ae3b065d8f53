#include <stdio.h>
#include <xlsxwriter.h>

/// Closes the workbook without the lines that the library prints on errors; what it returns says what went wrong.
static inline lxw_error closing_quietly(lxw_workbook *workbook) {
    // Stays open: another thread may be about to write to it.
    static FILE *nowhere;
    if (!nowhere) nowhere = fopen("/dev/null", "we");
    FILE *shown = stderr;
    if (nowhere) stderr = nowhere;
    lxw_error error = workbook_close(workbook);
    stderr = shown;
    return error;
}
