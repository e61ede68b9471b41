#!/usr/bin/env bash
# Makes encoder.bin, forms.txt and the reference in tests/EmpathyGuard.Semantic.Tests/Fidelity again, byte for byte.
# Needs Node.js 20 or newer and the npm registry. Nobody needs this to build, test or use the package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
npm ci --ignore-scripts --no-audit --no-fund
node make.mjs "$@"
