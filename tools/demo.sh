#!/usr/bin/env bash
# File the example documents into a register of their own and show what it then knows of two relations.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=build/demo
rm -rf "$folder"
mkdir -p "$folder"
export SIJILL_REGISTER=$folder/register.sijill
bold=$([ ! -t 1 ] || tput bold 2>/dev/null || true) plain=$([ ! -t 1 ] || tput sgr0 2>/dev/null || true)

show() {
  printf '\n%s$ sijill %s%s\n' "$bold" "$*" "$plain"
  "${VENV:-.venv}/bin/sijill" "$@"
}

echo
echo "Sixteen reports in Arabic, English and Japanese go into a register ($SIJILL_REGISTER)."
show file examples --metadata examples
show relation KW JP
show relation AE-SH JP

cat <<EOF

${bold}What to try next${plain}
  export SIJILL_REGISTER=$SIJILL_REGISTER PATH=\$PWD/${VENV:-.venv}/bin:\$PATH
  sijill desk                                            the same in the browser, in Arabic, English or Japanese
  sijill promises                                        what was proposed or promised and is still open
  sijill read examples/sh-jp-2023-02-agency-en.txt       what one document yields, with its words
  sijill explain examples/kw-jp-2023-05-kuna-ar.txt      what each stage of the path made of it
  sijill search 長岡                                     find by any spelling, in any of the three scripts
  sijill relation AE JP --roll-up                        Sharjah's contacts among those of the Emirates
  sijill verify                                          nothing was changed since it was filed
  sijill file YOUR-FOLDER                                your own documents: text, HTML, PDF, DOCX
The documents are described in examples/README.md, the path they take in docs/path.md.
EOF
