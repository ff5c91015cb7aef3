package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File is an output that appears whole or not at all: it is written beside its
// target under another name, and takes the target's place on Commit. So an
// output may have the name of an input that is still being read. A target that
// is no regular file, such as /dev/stdout or a pipe, is written as it stands.
//
// A File is for one goroutine at a time.
type File struct {
	path   string // the target, symbolic links followed
	file   *os.File
	direct bool // no regular file
	shared bool // the program's own output, which stays open
	done   bool
	err    error // the first failed write
}

// Create begins an output. It finds out now, before any work is done, whether
// the target can be written. The target is untouched until Commit.
func Create(path string) (*File, error) {
	if f := standard(path); f != nil {
		return &File{path: path, file: f, direct: true, shared: true}, nil
	}
	f, err := create(path)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", quoted(path), reason(err))
	}
	return f, nil
}

// standard is the program's own output if that is what the path names. It may
// be a regular file, but one that others write too.
func standard(path string) *os.File {
	switch path {
	case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1":
		return os.Stdout
	case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2":
		return os.Stderr
	}
	return nil
}

func create(path string) (*File, error) {
	info, err := os.Stat(path)
	switch {
	case path == "":
		return nil, errors.New("it has no name")
	case err == nil && info.IsDir():
		return nil, errors.New("it is a folder; name a file")
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &File{path: path, file: f, direct: true}, err
	case err == nil:
		return replacing(path, info.Mode().Perm())
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, errors.New("it is a link to a file that does not exist")
	}
	f, err := createBeside(path)
	return &File{path: path, file: f}, err
}

// replacing begins an output in place of a file: the one that links lead to,
// not the link, and with its permissions. A file that may not be written is
// refused even where its folder would let it be replaced.
func replacing(path string, mode fs.FileMode) (*File, error) {
	probe, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	if err := probe.Close(); err != nil {
		return nil, err
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	f, err := createBeside(target)
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(mode); err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	return &File{path: target, file: f}, nil
}

// createBeside makes the temporary file, hidden in the target's folder.
func createBeside(target string) (*os.File, error) {
	dir := filepath.Dir(target)
	for i := 0; ; i++ {
		// Only names that are taken are passed over, so the count needs no chance.
		name := filepath.Join(dir, fmt.Sprintf(".campaignc-%d-%d.tmp", os.Getpid(), i))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) || i == 1000 {
			return f, err
		}
	}
}

// Write writes. After a failure every further Write and Commit fails with it.
func (f *File) Write(p []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	n, err := f.file.Write(p)
	if err != nil {
		f.err = f.failed(err)
	}
	return n, f.err
}

// Commit makes the output appear: the data is forced to the disk, the target
// replaced, and the folder's entry forced to the disk. When it fails, nothing
// is left behind and the target is as it was.
func (f *File) Commit() error {
	if f.done {
		return f.err
	}
	if f.err != nil {
		return errors.Join(f.err, f.Abort())
	}
	if f.direct {
		f.done = true
		if err := f.closeDirect(); err != nil {
			f.err = f.failed(err)
		}
		return f.err
	}
	if err := f.file.Sync(); err != nil {
		f.err = f.failed(err)
		return errors.Join(f.err, f.Abort())
	}
	if err := f.replace(); err != nil {
		f.err = f.failed(err)
	}
	return f.err
}

// replace puts the temporary file in the target's place.
func (f *File) replace() error {
	f.done = true
	name := f.file.Name()
	if err := f.file.Close(); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	if err := os.Rename(name, f.path); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	dir, err := os.Open(filepath.Dir(f.path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// Abort gives the output up and removes the temporary file. After Commit it
// does nothing, so it may be deferred.
func (f *File) Abort() error {
	if f.done {
		return nil
	}
	f.done = true
	if f.err == nil {
		f.err = fmt.Errorf("the output %s was given up", quoted(f.path))
	}
	if f.direct {
		return f.closeDirect()
	}
	return errors.Join(f.file.Close(), os.Remove(f.file.Name()))
}

func (f *File) closeDirect() error {
	if f.shared {
		return nil
	}
	return f.file.Close()
}

func (f *File) failed(err error) error {
	return fmt.Errorf("cannot write %s: %w", quoted(f.path), reason(err))
}

// reason is an error without the call and the path, which the message has.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
