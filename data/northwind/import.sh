#!/usr/bin/env bash
# Makes the database named by SALESCLI_DB from the six Northwind files in a folder.
#   SALESCLI_DB=northwind.db data/northwind/import.sh FOLDER
set -euo pipefail
books=${1:?give the folder with the six files}
: "${SALESCLI_DB:?name the database: SALESCLI_DB=northwind.db}"
maps=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
salescli=${SALESCLI:-salescli}
# 2 is Andrew Fuller, who leads the company and gives roles; 5 is Steven Buchanan, the sales manager.
# Until they are entered, the set-up itself acts.
leader=${SALESCLI_AS:-2}
export SALESCLI_AS=${SALESCLI_AS:-5}

[ -e "$SALESCLI_DB" ] ||
  "$salescli" init --company "Northwind Traders" --currency USD --zone America/New_York
SALESCLI_AS=$leader "$salescli" import "$books/employees.csv" --kind staff --map "$maps/staff.toml"
"$salescli" import "$books/customers.csv" --kind customers --map "$maps/customers.toml"
"$salescli" import "$books/products.csv" --kind products --map "$maps/products.toml"
"$salescli" import "$books/orders.csv" --kind contracts --map "$maps/contracts.toml"
