fn main(){ println!("{}", backplan::builtin::catalog().exercises().len()); }
