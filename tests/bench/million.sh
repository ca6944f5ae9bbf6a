#!/bin/sh
# A million mixed lines through `backplan batch`: good ones, bad ones, and one in a thousand of 52 weeks. Says how long it took,
# what it needed of memory at most, and whether every line was answered in its order.
#
#     cargo build --release && tests/bench/million.sh [LINES]
#     taskset -c 0 tests/bench/million.sh 100000        # the same on one core
set -eu
lines=${1:-1000000}
program=${BACKPLAN:-target/release/backplan}

profiles() {
    awk -v lines="$lines" 'BEGIN {
        split("beginner intermediate advanced", level, " ")
        split("general posture pain-relief mobility strength muscle", goal, " ")
        split("none home gym office band", equipment, " ")
        split("herniated-disc spinal-stenosis sciatica osteoporosis knee-pain", condition, " ")
        for (i = 1; i <= lines; i++) {
            if (i % 1000 == 0) printf "{\"id\":%d,\"weeks\":52,\"days\":7,\"goal\":\"mobility\"}\n", i
            else if (i % 97 == 0) printf "{\"id\":%d,\"level\":\"begginer\",\"days\":9}\n", i
            else if (i % 89 == 0) printf "{\"id\":%d,\"symptoms\":[\"chest-pain\"]}\n", i
            else if (i % 83 == 0) printf "{\"id\":%d,\n", i
            else {
                printf "{\"id\":%d,\"level\":\"%s\",\"goal\":\"%s\",\"equipment\":[\"%s\"],\"seed\":%d", i,
                    level[i % 3 + 1], goal[i % 6 + 1], equipment[i % 5 + 1], i % 7
                if (i % 11 == 0) printf ",\"conditions\":[\"%s\"]", condition[i % 5 + 1]
                printf "}\n"
            }
        }
    }'
}

# Every answer but those of lines that can't be read brings its id back; they must rise.
profiles | command time -f '%e s, %U s of work and %S s of the system, %M KiB at most' "$program" batch | awk -v lines="$lines" '
    { answers++ }
    match($0, /^\{"id":[0-9]+/) { id = substr($0, 7, RLENGTH - 6) + 0; if (id <= last) wrong++; last = id }
    END {
        printf "%d answers to %d lines, %d out of order\n", answers, lines, wrong
        exit answers != lines || wrong > 0
    }'
