# make demo          builds Liandan, issues and packs a real form of each kind, and says where everything lies
# make desk          builds the web desk, fills a register to try it with, and opens it; DESK="--listen 127.0.0.1:9000"
# make test          passes the tests
# make properties    passes the tests that make up their input in a release build, which tries ten times as many cases
# make sanitize      passes the tests of what holds pointers under the address and leak sanitizers; SANITIZE="RegisterTests" others
# make test-clients  reads our documents with python-docx, openpyxl, calamine, LibreOffice, bagit and openxml-audit;
#                    kills the program, lets the system refuse its calls, cuts the power of its disk
# make test-desk     uses the web desk in Debian's Chromium as clerks, approvers and archivists do; looks at every page with axe
# make example       builds the package examples/desk, which uses Liandan as a library, and runs it
# make fuzz          gives every reader 47,000 damaged and absurd files; FUZZ="--minutes 5 --seed 7 --target zip"
# make gallery       shows every form's copies, ledgers and reports as pictures on one page under .build/gallery
# make docs          makes the documentation of the library, articles included, under .build/documentation
# make bench         measures Liandan beside other engines and writes the article with the figures; BENCH="--group start"
# make guard         measures an earlier commit beside this one and names what became slower by a tenth; BASE=COMMIT
# make deb           makes a Debian package of both programs under .build
# make install       installs the program, forms and templates under PREFIX (default /usr/local)

PREFIX ?= /usr/local
DEV_PACKAGES = pkg-config libxml2-dev libzip-dev zlib1g-dev libsqlite3-dev libharfbuzz-dev \
  libfontconfig-dev libldap-dev
# Fonts of pages in PDF and OFD.
FONT_PACKAGES = fonts-noto-cjk fonts-babelstone-han fonts-arphic-ukai fonts-liberation
CLIENT_PACKAGES = python3 python3-venv libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils openssl $(FONT_PACKAGES) \
  strace xfsprogs faketime libcairo2 libfreetype6 qpdf openjdk-17-jdk-headless libjaxb-java
PYTHON_PACKAGES = python-docx==1.2.0 lxml==6.1.3 openpyxl==3.1.5 XlsxWriter==3.3.1 python-calamine==0.9.1 bagit==1.9.0 openxml-audit==0.8.0 PyYAML==6.0.4 ofdkit==0.2.0 pillow==13.0.0 \
  opendataloader-pdf==2.5.16 zxing-cpp==3.1.1

# Never a browser that playwright brings.
BROWSER_PACKAGES = playwright==1.65.2 axe-playwright-python==0.1.8

BENCH_PACKAGES = gcc libc6-dev libxlsxwriter-dev libpango1.0-dev python3 python3-venv poppler-utils libreoffice-writer-nogui \
  $(FONT_PACKAGES)
BENCH_PYTHON_PACKAGES = docxtpl==0.20.2 docx-mailmerge2==1.0.3 python-docx==1.2.0 lxml==6.1.3 openpyxl==3.1.5 \
  XlsxWriter==3.3.1 rustpy-xlsxwriter==0.8.0 python-calamine==0.9.1 typst==0.15.2 weasyprint==70.0
# With Swift's libraries inside, where the toolchain has them: the program starts sooner and runs on machines without Swift.
STATIC = $(shell libraries=`swift -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p'`; \
  test -d "$${libraries}_static" && echo --static-swift-stdlib)
RELEASE = swift build -c release $(STATIC) --product

BENCH_ARTICLE = Sources/Liandan/Liandan.docc/Benchmarks.md

.PHONY: packages swift build demo desk test-desk example test-build test properties sanitize test-clients gallery fuzz bench guard docs deb install lint format clean

packages:
	@.ci/packages $(DEV_PACKAGES)

swift:
	@command -v swift >/dev/null || { echo "需要 Swift 6.2 以上工具链 · Swift 6.2 or later is needed: https://www.swift.org/install/linux/" >&2; exit 1; }

build: swift packages
	$(RELEASE) liandan

demo: build
	@.ci/packages $(FONT_PACKAGES)
	@Tests/Clients/demo.sh .build/release/liandan demo

desk: build
	@.ci/packages $(FONT_PACKAGES)
	$(RELEASE) liandan-desk
	@Tests/Desk/demo.sh .build/release/liandan .build/release/liandan-desk demo-desk
	.build/release/liandan-desk --register demo-desk/register $(DESK)

# What is built for tests lies in a folder of its own: it can be built beside the release build, and is built once.
CHECKED = .build/checked

test-build: swift packages
	swift build --build-tests --scratch-path $(CHECKED)

test: test-build
	@.ci/packages $(FONT_PACKAGES) poppler-utils openssl unzip
	swift package --scratch-path $(CHECKED) dump-package > $(CHECKED)/package.json
	LIANDAN_PACKAGE=$(CURDIR)/$(CHECKED)/package.json swift test --skip-build --scratch-path $(CHECKED)

example: swift packages
	swift build --package-path examples/desk --scratch-path $(CHECKED)
	@rm -rf $(CHECKED)/register
	$(CHECKED)/debug/desk . $(CHECKED)/register

# In a folder of its own, since tests see more of a module than the program's optimiser leaves of it.
PROPERTIES = DeflatingTests|CompressionTests|PropertyTests|TextPattern|ExactDecimal|FormulaHostile|RMBTests|CanonicalReader|RobustnessTests|XMLOutline|DamageTests|PlainCell|StreamingTable|no reader crashes

properties: swift packages
	@mkdir -p .build
	swift package dump-package > .build/package.json
	LIANDAN_PACKAGE=$(CURDIR)/.build/package.json swift test -c release -Xswiftc -enable-testing --disable-xctest \
	  --scratch-path .build/properties --filter '$(PROPERTIES)'

# In a folder of its own, since everything is built otherwise; without XCTest, which has no tests here and leaks two objects.
SANITIZE ?= DeflatingTests|ZippingTests|MarkupTests|PicturesTests|OPCTests|FontsTests

sanitize: swift packages
	swift test --sanitize=address --disable-xctest --scratch-path .build/sanitize --filter '$(SANITIZE)'

test-clients: build
	@.ci/packages $(CLIENT_PACKAGES)
	@test -x .build/clients/bin/python || python3 -m venv .build/clients
	@.build/clients/bin/pip install --quiet --disable-pip-version-check setuptools $(PYTHON_PACKAGES)
	.build/clients/bin/python -B Tests/Clients/run.py .build/release/liandan

# The desk as the tests build it, without optimiser: its libraries build slowly.
test-desk: build
	@.ci/packages $(CLIENT_PACKAGES) chromium slapd
	@test -x .build/clients/bin/python || python3 -m venv .build/clients
	@.build/clients/bin/pip install --quiet --disable-pip-version-check setuptools $(PYTHON_PACKAGES) $(BROWSER_PACKAGES)
	swift build --product liandan-desk --scratch-path $(CHECKED)
	.build/clients/bin/python -B Tests/Desk/run.py $(CHECKED)/debug/liandan-desk .build/release/liandan

gallery: build
	@.ci/packages $(CLIENT_PACKAGES)
	python3 -B Tests/Clients/gallery.py .build/release/liandan .build/gallery

fuzz: swift packages
	$(RELEASE) liandan-fuzz
	.build/release/liandan-fuzz $(FUZZ)

docs: swift packages
	swift package dump-symbol-graph --minimum-access-level public
	install -D -t .build/documentation/symbols .build/debug/../symbolgraph/Liandan.symbols.json
	docc convert Sources/Liandan/Liandan.docc --additional-symbol-graph-dir .build/documentation/symbols \
	  --output-dir .build/documentation/site --fallback-display-name Liandan --fallback-bundle-identifier liandan

bench: build
	@.ci/packages $(BENCH_PACKAGES)
	@test -x .build/peers/bin/python || python3 -m venv .build/peers
	@.build/peers/bin/pip install --quiet --disable-pip-version-check $(BENCH_PYTHON_PACKAGES)
	$(RELEASE) liandan-bench
	.build/release/liandan-bench --python .build/peers/bin/python $(if $(BENCH),$(BENCH),--article $(BENCH_ARTICLE))

# The earlier program is built once, in a work tree of its own.
BASE ?= HEAD~1
GUARD = .build/guard/$(shell git rev-parse --short $(BASE))

guard: build
	$(RELEASE) liandan-bench
	@test -d $(GUARD) || git worktree add --detach $(GUARD) $(BASE)
	cd $(GUARD) && $(RELEASE) liandan
	.build/release/liandan-bench guard --old $(GUARD)/.build/release/liandan

install: build
	install -D -s -m 755 .build/release/liandan $(DESTDIR)$(PREFIX)/bin/liandan
	install -d $(DESTDIR)$(PREFIX)/share/liandan
	cp -R forms templates $(DESTDIR)$(PREFIX)/share/liandan/

deb: build
	$(RELEASE) liandan-desk
	packaging/deb.sh .build/release .build

lint: swift
	swift format lint --strict --configuration .swift-format --recursive Package.swift Sources Tests examples

format: swift
	swift format --in-place --configuration .swift-format --recursive Package.swift Sources Tests examples

clean:
	rm -rf .build demo demo-desk
