"""Reads a wave with polars and checks it by the rules that polars can express: a yardstick for `roster-benchmarks check-rich`.

    PolarsCheck.py people.csv departments.csv

Prints rows, invalid rows and the peak of memory in MiB; nothing where there is no polars.
"""

import resource
import sys

try:
    import polars as pl
except ImportError:
    sys.exit(0)

c = pl.col
chinese, foreign, address = r"^(\+86)?1[3-9][0-9]{9}$", r"^\+[1-9][0-9]{6,14}$", r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
departments = pl.read_csv(sys.argv[2], infer_schema=False)["department_id"].to_list()
wave = pl.read_csv(sys.argv[1], infer_schema=False).fill_null("")
is_chinese = c("mobile").str.contains(chinese)
mobile = pl.when(is_chinese & ~c("mobile").str.starts_with("+")).then(pl.lit("+86") + c("mobile")).otherwise(c("mobile"))
valid = (c("name").str.strip_chars() != "") & (c("name").str.len_chars() <= 255)
valid &= is_chinese | (c("mobile").str.contains(foreign) & ~c("mobile").str.starts_with("+86") & (c("email") != ""))
valid &= (c("email") == "") | c("email").str.contains(address)
valid &= c("gender").is_in(["", "0", "1", "2", "3"]) & c("employee_type").is_in(list("12345"))
valid &= c("department_ids").str.split(";").list.eval(pl.element().is_in(departments)).list.all()
valid &= c("custom_attrs.C-3").is_in([f"o{number}" for number in range(1, 9)] + [""])
valid &= c("custom_attrs.C-1").str.len_chars() <= 100
for key in (mobile, c("email").str.to_lowercase(), c("user_id"), c("employee_no")):
    valid &= key.is_first_distinct() | (key == "")
print(wave.height, wave.select((~valid).sum()).item(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
