// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// Makes the system's calls on files fail, below one folder. Whoever links faultyfiles.cpp has his calls of open(),
/// write() and so on go through it, those of the libraries too; so does a program that preloads it as a library
/// (countersign_faultyfiles) and finds what to do in its environment:
///
///   COUNTERSIGN_FAULT="FOLDER NUMBER ERRNO"   ERRNO 0: the call does only half of what it was asked to
namespace Countersign::FaultyFiles
{
/// What a call does. Looking (stat, access) and walking a folder can fail too, but change nothing.
enum class Kind { Open, Read, Write, Sync, Rename, Link, Unlink, Close, Lock, MakeFolder, Look };

enum class Lasting {
    Once, ///< that call only
    FromThenOn, ///< that call and all later ones that would change the disk or take room on it
};

struct Fault
{
    int number = 0; ///< The first call is 1; 0: none fails, they are only counted.
    int error = 0; ///< errno; 0: reads and writes do half of it, all others succeed.
    Lasting lasting = Lasting::Once;
};

/// Counts from now on, and lets the fault happen. One folder at a time; nothing else is touched.
void arm(const std::string &folder, Fault fault);
/// @return what was called since arm(), in order
std::vector<Kind> disarm();
} // namespace Countersign::FaultyFiles
